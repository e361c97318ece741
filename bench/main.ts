import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { actionsIn, measureStart, tableOf } from './start.ts'

/** `npm run bench -- start [--pairs 21] [--most 1.6]`: exits with 1 when a bundle starts slower than `most` bare nodes. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '21' },
    most: { type: 'string', default: '1.6' },
    rounds: { type: 'string', default: '5' },
    apps: { type: 'string', default: '1,10,30' },
    crowd: { type: 'string', default: '50' }
  }
})
const results = join(import.meta.dirname, 'results')

function keep(name: string, result: object): void {
  mkdirSync(results, { recursive: true })
  // Ratios stand whatever else runs; the times beside them are to be believed when this is below the number of cores.
  const surroundings = { node: process.version, cores: availableParallelism(), load: loadavg()[0]?.toFixed(1) }
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify({ ...surroundings, ...result }, null, 2)}\n`)
}

/** `npm run bench -- registry [--rounds 5]`: needs dist (npm run build), docker-registry, skopeo and crane (lab/install.sh registry). */
if (positionals[0] === 'registry') {
  const { benchRegistry, registryTable } = await import('./registry.ts')
  const measured = await benchRegistry(Number(values.rounds))
  keep('registry', { rounds: Number(values.rounds), measured })
  process.stdout.write(`${registryTable(measured)}\n`)
  process.exit(0)
}

/** `npm run bench -- swap [--rounds 5]`: needs dist (npm run build), kustomize and yq (lab/install.sh swap). */
if (positionals[0] === 'swap') {
  const { measureSwap, missedGoals, swapTable } = await import('./swap.ts')
  const cases = measureSwap(Number(values.rounds))
  keep('swap', { rounds: Number(values.rounds), cases })
  const missed = missedGoals(cases)
  process.stdout.write(`${swapTable(cases)}\n${missed.join('\n')}\n`)
  process.exit(missed.length === 0 ? 0 : 1)
}

/**
 * `npm run bench -- rollout [overhead|losses] [--apps 1,10,30] [--rounds 5]`: needs dist (npm run build), lab/install.sh and
 * root; K8S_DEPLOY_BUNDLE names the peer (docs/benchmarks.md). Results of parts that are not asked for stay.
 */
if (positionals[0] === 'rollout') {
  const [{ benchRollout, besides }, { missedGoals, rolloutTable }] = await Promise.all([
    import('./rollout.ts'),
    import('./rollout-table.ts')
  ])
  const part = positionals[1]
  const sizes = part === 'losses' ? [] : values.apps.split(',').map(Number)
  const measured = await benchRollout({ sizes, rounds: Number(values.rounds), losses: part !== 'overhead' })
  keep('rollout', besides(join(results, 'rollout.json'), measured))
  const missed = missedGoals(measured)
  process.stdout.write(`${rolloutTable(measured)}\n${missed.join('\n')}\n`)
  process.exit(missed.length === 0 ? 0 : 1)
}

/**
 * `npm run bench -- ecs [--rounds 5] [--crowd 50]`: needs dist (npm run build); ECS_DEPLOY_BUNDLE and ECS_RENDER_BUNDLE name
 * the peers (docs/benchmarks.md).
 */
if (positionals[0] === 'ecs') {
  const [{ benchEcs }, { ecsTable, missedGoals }] = await Promise.all([import('./ecs.ts'), import('./ecs-table.ts')])
  const measured = await benchEcs({ rounds: Number(values.rounds), crowd: Number(values.crowd) })
  keep('ecs', { rounds: Number(values.rounds), ...measured })
  const missed = missedGoals(measured)
  process.stdout.write(`${ecsTable(measured)}\n${missed.join('\n')}\n`)
  process.exit(missed.length === 0 ? 0 : 1)
}

if (positionals[0] !== 'start') {
  process.stderr.write('Benchmarks: start, registry, swap, rollout, ecs. Run for instance: npm run bench -- start\n')
  process.exit(2)
}

const starts = actionsIn('dist').map(action => measureStart('dist', action, Number(values.pairs)))
keep('start', { pairs: Number(values.pairs), starts })
process.stdout.write(`${tableOf(starts)}\n`)

const slow = starts.filter(({ ratio }) => ratio > Number(values.most))
if (slow.length > 0) {
  process.stderr.write(`Slower than ${values.most} bare nodes: ${slow.map(({ action }) => action).join(', ')}\n`)
  process.exit(1)
}
