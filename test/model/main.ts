import { writeFile } from 'node:fs/promises'
import { type Explored, explore } from './explore.ts'
import { explorations } from './worlds.ts'

/*
 * npm run model [-- STATES]: explores each small world up to STATES distinct states (200,000 where none is given), prints
 * what was seen, and the shortest story that breaks an invariant, if there is one.
 */

const limit = Number(process.argv[2] ?? 200_000)
const rows: (Explored & { name: string; seconds: number })[] = []

const only = process.argv[3]
for (const exploration of explorations().filter(({ name }) => !only || name.includes(only))) {
  const began = performance.now()
  const explored = explore(exploration, limit)
  const seconds = Math.round((performance.now() - began) / 100) / 10
  rows.push({ name: exploration.name, seconds, ...explored })
  const { states, moves, depth, complete, revived, worlds, counterexample } = explored
  const how = complete ? 'all of them' : `of more, to depth ${depth}`
  process.stdout.write(
    `${exploration.name}: ${states} states of ${worlds} worlds (${how}), ${moves} moves, ${revived} revivals, ${seconds} s\n`
  )
  for (const line of counterexample ?? []) process.stdout.write(`    ${line}\n`)
}

const total = rows.reduce((sum, { states }) => sum + states, 0)
const broken = rows.filter(({ counterexample }) => counterexample)
process.stdout.write(`${total} distinct states, ${broken.length} violations of I1, I2, I7 or liveness\n`)
await writeFile(new URL('../../bench/results/model.json', import.meta.url), `${JSON.stringify(rows, null, 2)}\n`)
process.exitCode = broken.length > 0 ? 1 : 0
