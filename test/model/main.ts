import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { explore as exploreEcs } from './ecs/explore.ts'
import { kinds as ecsKinds } from './ecs/story.ts'
import { explorations as ecsExplorations } from './ecs/worlds.ts'
import { explore as exploreKubernetes } from './explore.ts'
import type { Seeded } from './mutations.ts'
import type { Found } from './search.ts'
import { kinds } from './story.ts'
import { explorations } from './worlds.ts'

/*
 * npm run model [-- STATES]: explores the small worlds, STATES distinct states in all (2,200,000 where none is given; what
 * one world does not need is the next one's), prints what was seen, and the shortest story that breaks an invariant, if
 * there is one. `--world TEXT`: those with TEXT in their names only. `--stop`: ends at the first violation.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { world: { type: 'string', default: '' }, stop: { type: 'boolean', default: false } }
})
const say = (text: string): boolean => process.stdout.write(`${text}\n`)
const wanted = Number(positionals[0] ?? 2_200_000)
const rows: Row[] = []

interface Row extends Found<string> {
  readonly name: string
  readonly seconds: number
  readonly worlds: number
  readonly revived: number
}

/** Explores worlds of one kind, `states` in all; what one does not need is the next one's. */
function all<E extends { readonly name: string }>(
  places: readonly E[],
  explore: (place: E, limit: number) => Omit<Row, 'name' | 'seconds'>,
  states: number
): void {
  let left = states
  for (const [index, place] of places.entries()) {
    const began = performance.now()
    const explored = explore(place, Math.ceil(left / (places.length - index)))
    const seconds = Math.round((performance.now() - began) / 100) / 10
    left -= explored.states
    rows.push({ name: place.name, seconds, ...explored })
    const { moves, depth, complete, revived, worlds, counterexample } = explored
    const how = complete ? 'all that there are' : 'of more'
    say(
      `${place.name}: ${explored.states} states (${how}), ${worlds} contents, ${moves} moves, depth ${depth}, ${revived} last runs, ${seconds} s`
    )
    for (const line of counterexample ?? []) say(`    ${line}`)
    if (values.stop && counterexample) return
  }
}

const fits = ({ name }: { name: string }): boolean => name.includes(values.world)
const [places, ecs] = [explorations().filter(fits), ecsExplorations().filter(fits)]
const share = places.length === 0 ? 0 : ecs.length === 0 ? 1 : 1.15 / 2.2
all(places, exploreKubernetes, wanted * share)
if (!values.stop || !rows.some(({ counterexample }) => counterexample)) all(ecs, exploreEcs, wanted * (1 - share))

const sum = (count: (row: Row) => number): number => rows.reduce((total, row) => total + count(row), 0)
const states = sum(row => row.states)
const violations = rows.filter(({ counterexample }) => counterexample).length
const happening = [...new Set<string>([...(places.length > 0 ? kinds : []), ...(ecs.length > 0 ? ecsKinds : [])])]
const exercised = Object.fromEntries(happening.map(kind => [kind, sum(row => row.kinds[kind] ?? 0)]))
const never = happening.filter(kind => exercised[kind] === 0)
say(`What happened: ${happening.map(kind => `${kind} ${exercised[kind]}`).join(', ')}`)
say(
  `${states} distinct states of ${rows.length} worlds (${rows.filter(({ complete }) => complete).length} of them explored to the end), ${violations} violations of I1 to I7, E1 to E7 or liveness`
)
if (!values.world && !values.stop) {
  if (never.length > 0) say(`Never happened: ${never.join(', ')}`)
  const file = new URL('../../bench/results/model.json', import.meta.url)
  const before = await readFile(file, 'utf8').then(
    text => JSON.parse(text) as { defects?: readonly Seeded[] },
    () => ({})
  )
  const invariants = 'I1 I2 I3 I4 I5 I6 I7 E1 E2 E3 E4 E5 E6 E7 liveness'
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
