import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterUpdate, applied, type Writer } from '../../../src/sandbox/cluster/apply/managers.ts'
import { fromFieldsV1, pathsOf, toFieldsV1 } from '../../../src/sandbox/cluster/apply/paths.ts'
import type { Fields } from '../../../src/sandbox/cluster/json.ts'
import { jsonPatch } from '../../../src/sandbox/cluster/patch/json-patch.ts'
import { mergePatch } from '../../../src/sandbox/cluster/patch/merge-patch.ts'
import { strategicPatch } from '../../../src/sandbox/cluster/patch/strategic.ts'
import { type Struct, structOf } from '../../../src/sandbox/cluster/schema/schema.ts'

const struct = structOf('Service') as Struct
const writer = (manager: string, operation: 'Apply' | 'Update' = 'Apply'): Writer => ({
  manager,
  operation,
  apiVersion: 'v1',
  time: '2026-01-01T00:00:00Z'
})

const names = fc.constantFrom('a', 'b', 'c')
// Empty maps and lists are dropped before anything is applied, so none is made here.
const labels = fc.dictionary(names, fc.constantFrom('1', '2'), { minKeys: 1 })
const ports = fc.uniqueArray(
  fc.record({ port: fc.integer({ min: 80, max: 84 }), protocol: fc.constantFrom('TCP', 'UDP'), name: names }),
  {
    selector: ({ port, protocol }) => `${port}/${protocol}`,
    minLength: 1,
    maxLength: 4
  }
)
const config: fc.Arbitrary<Fields> = fc
  .record({ labels, selector: labels, ports })
  .map(({ labels: of, selector, ports: list }) => ({ metadata: { labels: of }, spec: { selector, ports: list } }))

describe('server-side apply', () => {
  test('of the same configuration twice changes nothing', () => {
    fc.assert(
      fc.property(config, config, (live, wanted) => {
        const first = applied(struct, live, wanted, [], writer('a'), false)
        const second = applied(struct, first.value, wanted, first.managedFields, writer('a'), false)
        expect(second).toEqual(first)
      })
    )
  })

  test('holds all that is applied, whatever was there', () => {
    fc.assert(
      fc.property(config, config, (live, wanted) => {
        const { value } = applied(struct, live, wanted, [], writer('a'), true)
        const paths = pathsOf(struct, value)
        expect([...pathsOf(struct, wanted)].filter(path => !paths.has(path))).toEqual([])
      })
    )
  })

  test('never takes away what another manager has applied', () => {
    fc.assert(
      fc.property(config, config, config, (first, other, second) => {
        const one = applied(struct, {}, first, [], writer('a'), true)
        const two = applied(struct, one.value, other, one.managedFields, writer('b'), true)
        const three = applied(struct, two.value, second, two.managedFields, writer('a'), true)
        const paths = pathsOf(struct, three.value)
        expect([...pathsOf(struct, other)].filter(path => !paths.has(path))).toEqual([])
      })
    )
  })

  test('carries the version that it is guarded by, also when it gives up the last of its labels', () => {
    const metadata = { name: 'web', resourceVersion: '7' }
    const spec = { selector: { a: '1' } }
    const first = applied(struct, {}, { metadata: { ...metadata, labels: { a: '1' } }, spec }, [], writer('a'), false)
    const live = { ...first.value, metadata: { ...(first.value.metadata as Fields), resourceVersion: '8' } }
    const { value } = applied(struct, live, { metadata, spec }, first.managedFields, writer('a'), false)
    expect(value).toEqual({ metadata, spec })
  })

  test('gives each changed field to one who changed it last', () => {
    fc.assert(
      fc.property(config, config, (before, after) => {
        const made = afterUpdate(struct, {}, before, [], writer('a', 'Update'))
        const entries = afterUpdate(struct, before, after, made, writer('b', 'Update'))
        const owners = entries.flatMap(({ fieldsV1 }) => [...fromFieldsV1(fieldsV1)])
        expect(owners.length).toBe(new Set(owners).size)
      })
    )
  })

  test('writes fields in a form that reads back the same', () => {
    fc.assert(
      fc.property(config, wanted => {
        const paths = pathsOf(struct, wanted)
        expect(fromFieldsV1(toFieldsV1(paths))).toEqual(paths)
      })
    )
  })
})

describe('patches', () => {
  test('leave the object alone that they are applied to', () => {
    const object = { metadata: { labels: { a: '1' } }, spec: { ports: [{ port: 80, protocol: 'TCP' }] } }
    const before = structuredClone(object)
    jsonPatch(object, [{ op: 'replace', path: '/spec/ports/0/port', value: 81 }])
    mergePatch(object, { spec: { ports: [] } })
    strategicPatch(struct, object, { spec: { ports: [{ port: 80, name: 'x' }] } })
    expect(object).toEqual(before)
  })

  test('in JSON Patch: add, copy, move and remove in lists, and escaped keys', () => {
    const patch = [
      { op: 'add', path: '/list/1', value: 'x' },
      { op: 'add', path: '/list/-', value: 'end' },
      { op: 'remove', path: '/list/0' },
      { op: 'copy', from: '/list/0', path: '/map/a~1b' },
      { op: 'move', from: '/map/c', path: '/map/d~0e' },
      { op: 'test', path: '/list', value: ['x', 'b', 'end'] }
    ]
    expect(jsonPatch({ list: ['a', 'b'], map: { c: 1 } }, patch)).toEqual({
      list: ['x', 'b', 'end'],
      map: { 'a/b': 'x', 'd~e': 1 }
    })
  })

  test('in strategic merge: primitive lists lose what is listed, order is kept, retainKeys drops the rest', () => {
    const deployment = structOf('Deployment') as Struct
    const live = {
      metadata: { finalizers: ['a', 'b'] },
      spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } }
    }
    const patch = {
      metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] },
      spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } }
    }
    expect(strategicPatch(deployment, live, patch)).toEqual({
      metadata: { finalizers: ['b'] },
      spec: { strategy: { type: 'Recreate' } }
    })
  })

  test('in strategic merge: the order of the patch wins', () => {
    const live = { spec: { ports: [{ port: 1 }, { port: 2 }, { port: 3 }] } }
    const patch = { spec: { '$setElementOrder/ports': [{ port: 3 }, { port: 1 }], ports: [{ port: 3, name: 'c' }] } }
    const { ports: list } = strategicPatch(struct, live, patch).spec as { ports: { port: number }[] }
    expect(list.map(({ port }) => port)).toEqual([2, 3, 1])
  })
})
