import { describe, expect, it } from 'vitest'
import { objectsOf } from '../../src/manifest/objects.ts'
import { failure } from './failure.ts'

const of = (text: string, path = 'k8s/all.yml') => objectsOf([{ path, text }])

describe('the objects of manifests', () => {
  it('are given with their places; Lists are unpacked, empty documents left out', () => {
    const text = `%TAG !e! tag:yaml.org,2002:
---
apiVersion: !e!str v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 80 }] }
---
---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: a }
  - apiVersion: apps/v1
    kind: DeploymentList
    items:
      - metadata: { name: b }
`
    expect(of(text)).toEqual([
      {
        object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } },
        at: { file: 'k8s/all.yml', line: 3, column: 1 }
      },
      {
        object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
        at: { file: 'k8s/all.yml', line: 12, column: 5 }
      },
      {
        object: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'b' } },
        at: { file: 'k8s/all.yml', line: 18, column: 9 }
      }
    ])
  })

  it('share what an anchor shares', () => {
    const [, merged] = of(`apiVersion: v1
kind: List
items:
- &base {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: z}}
- <<: *base
  metadata: {name: b}
`)
    expect(merged?.object).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' }, data: { x: 'z' } })
  })

  it.each([
    ['- a', 'k8s/all.yml:1:1: This document is no Kubernetes object.'],
    ['apiVersion: v1\nmetadata: {name: a}', 'k8s/all.yml:1:1: This object has no kind.'],
    ['kind: Service', 'k8s/all.yml:1:1: This "Service" has no apiVersion and no metadata.name.'],
    ['a: b', 'k8s/all.yml:1:1: This object has no apiVersion and no kind and no metadata.name.'],
    [
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod',
      'k8s/all.yml:4:3: This "Pod" has no metadata.name.'
    ],
    ['kind: Pod\n---\nkind: Pod\n bad: x', 'k8s/all.yml:3:7: Nested mappings are not allowed in compact mappings.'],
    ['kind: X\nvalue: {{ .Values.x }}', 'k8s/all.yml:2:8: This is a template ({{ }}), not a manifest.']
  ])('%j are refused', async (text, message) => {
    expect(await failure(() => of(text))).toMatchObject({ code: 'MANIFEST_INVALID', message })
  })

  it.each([
    [
      'apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}',
      'Give it a name: generateName makes another object in every run.'
    ],
    ['apiVersion: v1\nkind: Pod\nmetadata: {name: 1.10}', 'Put the name in quotes.'],
    ['resources: [web.yml]', 'Give files that hold Kubernetes objects only, or name them one by one.']
  ])('%j get a fitting hint', async (text, hint) => {
    expect(await failure(() => of(text))).toMatchObject({ hint })
  })

  it('are no kustomization', async () => {
    expect(await failure(() => of('resources: [web.yml]', 'k8s/kustomization.yaml'))).toMatchObject({
      hint: 'Give its own folder: one that holds a kustomization itself is rendered.'
    })
  })

  it('are there once each, by group, kind, namespace and name', async () => {
    const object = (apiVersion: string, kind: string, metadata: string) => ({
      path: `${kind}.yml`,
      text: `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}`
    })
    const web = object('apps/v1', 'Deployment', '{name: web}')
    const different = [
      web,
      object('apps/v1', 'Deployment', '{name: api}'),
      object('apps/v1', 'Deployment', '{name: web, namespace: other}'),
      object('example.com/v1', 'Deployment', '{name: web}'),
      object('v1', 'Service', '{name: web}')
    ]
    expect(objectsOf(different, 'shop')).toHaveLength(5)
    const again = { ...object('apps/v1beta1', 'Deployment', '{name: web, namespace: shop}'), path: 'b.yml' }
    expect(await failure(() => objectsOf([web, again], 'shop'))).toEqual({
      code: 'MANIFEST_INVALID',
      message: 'b.yml:1:1: Deployment web is there twice; the other is at Deployment.yml:1:1.',
      hint: 'Remove one of the two, or name the files so that only one is read.',
      at: { file: 'b.yml', line: 1, column: 1 }
    })
  })
})
