import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Explored, explore } from './explore.ts'
import type { Seeded } from './mutations.ts'
import { kinds } from './story.ts'
import { explorations } from './worlds.ts'

/*
 * npm run model [-- STATES]: explores the small worlds, STATES distinct states in all (1,200,000 where none is given; what
 * one world does not need is the next one's), prints what was seen, and the shortest story that breaks an invariant, if
 * there is one. `--world TEXT`: those with TEXT in their names only. `--stop`: ends at the first violation.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { world: { type: 'string', default: '' }, stop: { type: 'boolean', default: false } }
})
const say = (text: string): boolean => process.stdout.write(`${text}\n`)
const places = explorations().filter(({ name }) => name.includes(values.world))
const rows: (Explored & { name: string; seconds: number })[] = []
let left = Number(positionals[0] ?? 1_200_000)

for (const [index, exploration] of places.entries()) {
  const began = performance.now()
  const explored = explore(exploration, Math.ceil(left / (places.length - index)))
  const seconds = Math.round((performance.now() - began) / 100) / 10
  left -= explored.states
  rows.push({ name: exploration.name, seconds, ...explored })
  const { states, moves, depth, complete, revived, worlds, counterexample } = explored
  const how = complete ? 'all that there are' : 'of more'
  say(
    `${exploration.name}: ${states} states (${how}), ${worlds} namespaces, ${moves} moves, depth ${depth}, ${revived} last runs, ${seconds} s`
  )
  for (const line of counterexample ?? []) say(`    ${line}`)
  if (values.stop && counterexample) break
}

const sum = (count: (row: Explored) => number): number => rows.reduce((total, row) => total + count(row), 0)
const states = sum(row => row.states)
const violations = rows.filter(({ counterexample }) => counterexample).length
const exercised = Object.fromEntries(kinds.map(kind => [kind, sum(row => row.kinds[kind] ?? 0)]))
const never = kinds.filter(kind => exercised[kind] === 0)
say(`What happened: ${kinds.map(kind => `${kind} ${exercised[kind]}`).join(', ')}`)
say(
  `${states} distinct states of ${rows.length} worlds (${rows.filter(({ complete }) => complete).length} of them explored to the end), ${violations} violations of I1 to I7 or liveness`
)
if (!values.world && !values.stop) {
  if (never.length > 0) say(`Never happened: ${never.join(', ')}`)
  const file = new URL('../../bench/results/model.json', import.meta.url)
  const before = await readFile(file, 'utf8').then(
    text => JSON.parse(text) as { defects?: readonly Seeded[] },
    () => ({})
  )
  const invariants = 'I1 I2 I3 I4 I5 I6 I7 liveness'
  const figures = {
    states,
    violations,
    invariants,
    node: process.version,
    exercised,
    worlds: rows,
    ...defectsOf(before)
  }
  await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`)
}
process.exitCode = violations > 0 || (!values.world && !values.stop && never.length > 0) ? 1 : 0

function defectsOf({ defects }: { defects?: readonly Seeded[] }) {
  return defects ? { defects } : {}
}
