import { describe, expect, test } from 'vitest'
import type { CutoverError } from '../../../src/errors.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { manifests, service, shop, shopOptions } from './shop.ts'

const refusal = (text: string, options = shopOptions): unknown => {
  try {
    return render(manifests(text), options)
  } catch (error) {
    const { code, message, hint, at } = error as CutoverError
    return { code, message, hint, at }
  }
}

describe('manifests that say too little or too much are refused with their place:', () => {
  const at = (line: number) => ({ file: 'k8s/shop.yaml', line })

  test('an object without name', () => {
    expect(
      refusal(`${service('web', 'web')}---\napiVersion: v1\nkind: Secret\nmetadata: { generateName: a- }`)
    ).toEqual({
      code: 'MANIFEST_INVALID',
      message: 'A Secret in the manifests lacks metadata.name.',
      hint: 'Every object needs apiVersion, kind and metadata.name; generateName would make a new object at every run.',
      at: at(7)
    })
  })

  test('an object that is there twice', () => {
    expect(refusal(`${service('web', 'web')}---${service('web', 'other')}`)).toEqual({
      code: 'MANIFEST_INVALID',
      message: 'Service web is in the manifests twice.',
      hint: 'Remove one of the two, or give only one of the overlapping folders.',
      at: at(7)
    })
  })

  test('an object for another namespace', () => {
    expect(refusal(service('web', 'web').replace('name: web', 'name: web, namespace: store'))).toEqual({
      code: 'MANIFEST_INVALID',
      message: 'Service web belongs to namespace store, but the release goes to shop.',
      hint: 'Remove metadata.namespace, or release that namespace in a step of its own with namespace: store.',
      at: at(2)
    })
  })

  test('an object of a kind that is no part of a release, for another namespace', () => {
    const text =
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: web, namespace: edge }\nspec: { rules: [] }'
    expect(refusal(text)).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: 'Ingress web belongs to namespace edge, but the release goes to shop.'
    })
  })

  test('another namespace itself', () => {
    expect(refusal('apiVersion: v1\nkind: Namespace\nmetadata: { name: store }')).toEqual({
      code: 'MANIFEST_INVALID',
      message: 'Namespace store is in the manifests, but the release goes to shop.',
      hint: 'A release has one namespace: leave others out, and create them where their owners do.',
      at: at(1)
    })
  })

  test('an app name that no label can hold', () => {
    expect(refusal(shop, { ...shopOptions, app: 'My Shop' })).toEqual({
      code: 'INPUT_INVALID',
      message: "The app name 'My Shop' can't be used in names of Kubernetes objects.",
      hint: 'Use at most 40 lower-case letters, digits and dashes, beginning and ending with a letter or digit.',
      at: undefined
    })
  })
})
