import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJsonPath, valueAt } from '../../src/config/json-path.ts'

/** Every place in a value, as its path is written and as it is reached. */
function places(value: unknown, path = '$'): { path: string; value: unknown }[] {
  const own = [{ path, value }]
  if (Array.isArray(value)) {
    return [
      ...own,
      ...value.flatMap((held: unknown, index) => places(held, `${path}[${index}]`)),
      ...value.map((held: unknown, index) => ({ path: `${path}[${index - value.length}]`, value: held }))
    ]
  }
  if (typeof value !== 'object' || value === null) return own
  const members = Object.entries(value)
  return [
    ...own,
    ...members.flatMap(([name, held]: [string, unknown]) =>
      places(held, /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}['${name}']`)
    )
  ]
}

const names = fc.oneof(
  fc.stringMatching(/^[a-z_]\w{0,4}$/),
  fc.stringMatching(/^[^'\\]{0,4}$/),
  fc.constant('__proto__')
)
const { tree } = fc.letrec(tie => ({
  tree: fc.oneof({ depthSize: 'small' }, fc.jsonValue({ maxDepth: 0 }), tie('list'), tie('object')),
  list: fc.array(tie('tree'), { maxLength: 4 }),
  object: fc.array(fc.tuple(names, tie('tree')), { maxLength: 4 }).map(pairs => Object.fromEntries(pairs) as unknown)
}))

test('every place in a value is found by its path', () => {
  fc.assert(
    fc.property(tree, value => {
      for (const place of places(value)) expect(valueAt(value, parseJsonPath(place.path) ?? ['?'])).toBe(place.value)
    })
  )
})

test('what is not there is undefined, and nothing is inherited', () => {
  const value = { a: [1], b: null, c: 'text' }
  const paths = ['$.a[1]', '$.a[-2]', '$.a.length', '$.b.x', '$.c[0]', '$.c.length', '$.toString', "$['__proto__']"]
  expect(paths.map(path => valueAt(value, parseJsonPath(path) ?? []))).toEqual(paths.map(() => undefined))
})

test('what selects more than one value, or is no path, is refused', () => {
  const wrong = [
    '',
    'a',
    '$.',
    '$a',
    '$..a',
    '$.*',
    '$[*]',
    '$[0:2]',
    '$[?@.a]',
    '$[01]',
    '$.a-b',
    "$['a",
    '$.a ',
    '$[a]'
  ]
  expect(wrong.filter(text => parseJsonPath(text) !== undefined)).toEqual([])
})
