import type { Instant } from '../../../io/clock.ts'
import { AwsFault } from '../service.ts'
import { type Expression, parseExpression } from './expression.ts'

/** Values by the start of their period. */
export type Series = ReadonlyMap<Instant, number>

/** What an expression comes to: a number, one series, or several. */
export type Value = number | Series | readonly Series[]

/** The other queries of the same request. */
export interface Queries {
  value(id: string): Value
  /** Seconds. */
  period(id: string): number
  /** The metrics among them. */
  metrics(): readonly Series[]
  /** The starts of all periods that were asked for, in order. */
  readonly periods: readonly Instant[]
}

const refused = (message: string): AwsFault => new AwsFault('ValidationError', message)

/**
 * Evaluates metric math as CloudWatch documents it: operators work period by period, where one side has no value the result has
 * none, and neither has a division by zero. Of the functions those that gates and alarms use.
 * @throws AwsFault for what is no expression
 */
export function evaluate(text: string, queries: Queries): Value {
  const tree = parseExpression(text)
  if (tree === undefined) throw refused(`Error in expression '${text}'`)
  return worth(tree)

  function worth(expression: Expression): Value {
    switch (expression.kind) {
      case 'number':
        return expression.value
      case 'name':
        return queries.value(expression.name)
      case 'negated':
        return mapped(worth(expression.of), value => -value)
      case 'binary':
        return combined(expression.operator, worth(expression.left), worth(expression.right))
      case 'list':
        return expression.items.flatMap(item => manyOf(worth(item)))
      case 'call':
        return called(expression.name, expression.given)
    }
  }

  function called(name: string, given: readonly Expression[]): Value {
    const [first, second, third] = given
    if (name === 'METRICS') return queries.metrics()
    if (first === undefined) throw refused(`Error in expression: ${name} needs an argument`)
    if (name === 'PERIOD' && first.kind === 'name') return queries.period(first.name)
    if (name === 'FILL' && second) {
      const repeats = second.kind === 'name' && second.name === 'REPEAT'
      return filled(oneOf(worth(first)), repeats ? 'REPEAT' : worth(second), queries.periods)
    }
    if (name === 'IF' && second) return chosen(worth(first), worth(second), third && worth(third))
    const rounding = roundings[name]
    if (rounding) return mapped(worth(first), rounding)
    const aggregate = aggregates[name]
    if (aggregate) return aggregated(worth(first), aggregate)
    throw refused(`Unsupported function: ${name}`)
  }
}

/** A series with a value in every period: its own, or `filler`, or (REPEAT) the last that it had. */
function filled(known: Series, filler: Value | 'REPEAT', periods: readonly Instant[]): Series {
  if (typeof filler !== 'number' && filler !== 'REPEAT') throw refused('FILL needs a number or REPEAT')
  const result = new Map<Instant, number>()
  let last = filler === 'REPEAT' ? undefined : filler
  for (const period of periods) {
    const own = known.get(period) ?? last
    if (own !== undefined) result.set(period, own)
    if (filler === 'REPEAT') last = own
  }
  return result
}

const roundings: Readonly<Record<string, (value: number) => number>> = {
  ABS: Math.abs,
  CEIL: Math.ceil,
  FLOOR: Math.floor
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const aggregates: Readonly<Record<string, (values: readonly number[]) => number>> = {
  AVG: values => sum(values) / values.length,
  MAX: values => Math.max(...values),
  MIN: values => Math.min(...values),
  SUM: sum
}

const operations: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
  '<': (left, right) => Number(left < right),
  '>': (left, right) => Number(left > right),
  '<=': (left, right) => Number(left <= right),
  '>=': (left, right) => Number(left >= right),
  AND: (left, right) => Number(left !== 0 && right !== 0),
  '&&': (left, right) => Number(left !== 0 && right !== 0),
  OR: (left, right) => Number(left !== 0 || right !== 0),
  '||': (left, right) => Number(left !== 0 || right !== 0)
}

const isMany = (value: Value): value is readonly Series[] => Array.isArray(value)

function oneOf(value: Value): Series {
  if (typeof value === 'number' || isMany(value)) throw refused('A time series is needed here')
  return value
}

const manyOf = (value: Value): readonly Series[] => (isMany(value) ? value : [oneOf(value)])

function mapped(value: Value, change: (value: number) => number): Value {
  if (typeof value === 'number') return change(value)
  if (isMany(value)) return value.map(one => mapped(one, change) as Series)
  return finite([...value].map(([at, own]) => [at, change(own)]))
}

function combined(operator: string, left: Value, right: Value): Value {
  const operation = operations[operator] as (left: number, right: number) => number
  if (typeof right === 'number') return mapped(left, own => operation(own, right))
  if (typeof left === 'number') return mapped(right, own => operation(left, own))
  const other = oneOf(right)
  return finite([...oneOf(left)].map(([at, own]) => [at, operation(own, other.get(at) ?? Number.NaN)]))
}

/** `IF(condition, then, else)` period by period; without `else` there is nothing where the condition is false. */
function chosen(condition: Value, then: Value, otherwise: Value | undefined): Series {
  const at = (value: Value | undefined, period: Instant): number =>
    value === undefined ? Number.NaN : typeof value === 'number' ? value : (oneOf(value).get(period) ?? Number.NaN)
  return finite([...oneOf(condition)].map(([period, own]) => [period, at(own !== 0 ? then : otherwise, period)]))
}

/** Several series become one; one becomes a number. */
function aggregated(value: Value, aggregate: (values: readonly number[]) => number): Value {
  if (!isMany(value)) return aggregate([...oneOf(value).values()])
  const periods = new Set(value.flatMap(one => [...one.keys()]))
  const known = (period: Instant) => value.flatMap(one => one.get(period) ?? [])
  return finite([...periods].map(period => [period, aggregate(known(period))]))
}

const finite = (entries: readonly (readonly [Instant, number])[]): Series =>
  new Map(entries.filter(([, value]) => Number.isFinite(value)).sort(([left], [right]) => left - right))
