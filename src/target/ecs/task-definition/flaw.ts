import { quoted } from '../../../errors.ts'
import { type Cursor, entriesOf, itemsOf } from '../../../manifest/cursor.ts'
import { nearest } from '../../../runner/nearest.ts'
import type { Shape } from './shape.ts'

/** Something in a task definition that ECS would not take as it stands, at a UTF-16 index of its chunk. */
export interface Flaw {
  readonly offset: number
  readonly what: string
  readonly hint: string
}

/**
 * The first field that ECS has not, or that is of another type than ECS has it; `also` are fields of the task definition
 * itself that are no part of its shape. `null` is what is not given.
 */
export function flawIn(task: Cursor, shape: Shape, also: readonly string[]): Flaw | undefined {
  const entries = [...entriesOf(task)].filter(([name]) => !also.includes(name))
  return first(entries.map(entry => inField(entry, shape, '')))
}

const first = (flaws: readonly (Flaw | undefined)[]): Flaw | undefined => flaws.find(flaw => flaw !== undefined)

function inField([name, cursor]: readonly [string, Cursor], shape: Shape, where: string): Flaw | undefined {
  const known = shape as { readonly [name: string]: Shape }
  const place = where === '' ? name : `${where}.${name}`
  const field = Object.hasOwn(known, name) ? known[name] : undefined
  if (field) return within(cursor, field, place)
  const meant = nearest(name, Object.keys(known))
  return {
    offset: cursor.offset,
    what: `${where === '' ? 'The task definition' : where} has ${quoted(name)}, which Amazon ECS has not`,
    hint: meant ? `Did you mean ${meant}?` : 'Take it out.'
  }
}

function within(cursor: Cursor, shape: Shape, place: string): Flaw | undefined {
  const { node } = cursor
  if (node.is === 'leaf' && node.value === null) return undefined
  if (typeof shape === 'string' && shape !== 'texts')
    return node.is === 'leaf' && typeof node.value === types[shape] ? undefined : other(cursor, shape, place)
  if (Array.isArray(shape))
    return node.is === 'seq'
      ? first(itemsOf(cursor).map((item, index) => within(item, shape[0] as Shape, `${place}[${index}]`)))
      : other(cursor, 'list', place)
  if (node.is !== 'map') return other(cursor, 'map', place)
  const fields = [...entriesOf(cursor)]
  return first(
    fields.map(field =>
      shape === 'texts' ? within(field[1], 'text', `${place}.${field[0]}`) : inField(field, shape, place)
    )
  )
}

const types = { text: 'string', number: 'number', flag: 'boolean' } as const

const wanted = {
  text: ['a text', 'Put it in quotes.'],
  number: ['a number', 'Write it without quotes.'],
  flag: ['true or false', 'Write it without quotes.'],
  list: ['a list', 'Put it in [ ].'],
  map: ['fields with values', 'Put them in { }.']
} as const

function other({ node, offset }: Cursor, kind: keyof typeof wanted, place: string): Flaw {
  const is = node.is === 'leaf' ? quoted(node.text) : node.is === 'seq' ? 'a list' : 'fields with values'
  const [must, hint] = wanted[kind]
  return { offset, what: `${place} is ${is}, and must be ${must}`, hint }
}
