import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Expression, parseExpression } from '../../../../src/sandbox/aws/cloudwatch/expression.ts'
import { evaluate, type Queries, type Value } from '../../../../src/sandbox/aws/cloudwatch/math.ts'

const series = (...values: (number | undefined)[]): Map<number, number> =>
  new Map(values.flatMap((value, period) => (value === undefined ? [] : [[period, value] as const])))

const known: Readonly<Record<string, Map<number, number>>> = {
  m1: series(1, 2, 3, 4),
  m2: series(50, 0, undefined, 100)
}
const queries: Queries = {
  value: id => known[id] ?? series(),
  period: () => 60,
  metrics: () => Object.values(known),
  periods: [0, 1, 2, 3]
}
const plain = (value: Value): unknown => (value instanceof Map ? [...value] : value)

test.each([
  [
    '100*m1/m2',
    [
      [0, 2],
      [3, 4]
    ]
  ],
  [
    'm1 + 1',
    [
      [0, 2],
      [1, 3],
      [2, 4],
      [3, 5]
    ]
  ],
  [
    '-m1 ^ 2',
    [
      [0, 1],
      [1, 4],
      [2, 9],
      [3, 16]
    ]
  ],
  ['1 + 2 * 3 - 4 / 2', 5],
  ['2 - 1 - 1', 0],
  ['(1 + 2) * 3', 9],
  [
    'FILL(m2, 7)',
    [
      [0, 50],
      [1, 0],
      [2, 7],
      [3, 100]
    ]
  ],
  [
    'FILL(m2, REPEAT)',
    [
      [0, 50],
      [1, 0],
      [2, 0],
      [3, 100]
    ]
  ],
  ['SUM(m1)', 10],
  [
    'AVG([m1, m2])',
    [
      [0, 25.5],
      [1, 1],
      [2, 3],
      [3, 52]
    ]
  ],
  [
    'MAX(METRICS())',
    [
      [0, 50],
      [1, 2],
      [2, 3],
      [3, 100]
    ]
  ],
  [
    'MIN([m1,m2])',
    [
      [0, 1],
      [1, 0],
      [2, 3],
      [3, 4]
    ]
  ],
  [
    'm1 / PERIOD(m1)',
    [
      [0, 1 / 60],
      [1, 2 / 60],
      [2, 3 / 60],
      [3, 4 / 60]
    ]
  ],
  [
    'IF(m1 > 2, m1)',
    [
      [2, 3],
      [3, 4]
    ]
  ],
  [
    'IF(m2 == 0, 0, 100*m1/m2)',
    [
      [0, 2],
      [1, 0],
      [3, 4]
    ]
  ],
  [
    'm1 >= 2 AND m1 < 4',
    [
      [0, 0],
      [1, 1],
      [2, 1],
      [3, 0]
    ]
  ],
  [
    'CEIL(m1 / 2)',
    [
      [0, 1],
      [1, 1],
      [2, 2],
      [3, 2]
    ]
  ]
])('%s', (text, expected) => {
  expect(plain(evaluate(text, queries))).toEqual(expected)
})

test.each(['', '1 +', '(m1', 'm1 m2', 'm1 ? 1', 'FILL(m1,)', '[m1'])('"%s" is no expression', text => {
  expect(() => evaluate(text, queries)).toThrow(`Error in expression '${text}'`)
})

test('a function that the sandbox does not know is refused by its name', () => {
  expect(() => evaluate('ANOMALY_DETECTION_BAND(m1)', queries)).toThrow('Unsupported function: ANOMALY_DETECTION_BAND')
})

const operators = ['+', '-', '*', '/', '^', '<', '>', '<=', '>=', '==', '!=', 'AND', 'OR']
const { tree } = fc.letrec<{ tree: Expression }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.nat().map(value => ({ kind: 'number', value }) as const),
    fc.constantFrom('m1', 'errors_2').map(name => ({ kind: 'name', name }) as const),
    fc.record({ kind: fc.constant('negated' as const), of: tie('tree') }),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom(...operators),
      left: tie('tree'),
      right: tie('tree')
    }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('SUM', 'IF'),
      given: fc.array(tie('tree'), { maxLength: 3 })
    }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('tree'), { maxLength: 3 }) })
  )
}))

function written(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value)
    case 'name':
      return expression.name
    case 'negated':
      return `-(${written(expression.of)})`
    case 'binary':
      return `(${written(expression.left)}) ${expression.operator} (${written(expression.right)})`
    case 'call':
      return `${expression.name}(${expression.given.map(written).join(', ')})`
    case 'list':
      return `[${expression.items.map(written).join(',')}]`
  }
}

test('what is written in brackets is read as it was meant', () => {
  fc.assert(
    fc.property(tree, meant => {
      expect(parseExpression(written(meant))).toEqual(meant)
    })
  )
})
