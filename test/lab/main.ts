import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'

/*
 * npm run lab -- cutovers [N] | races [N] | parts-die: the lab's long runs, 50 cutovers or 100 races where N is not given,
 * whose figures are printed and written to bench/results; and parts that die at every moment. `npm run test:lab` plays a
 * few of each.
 */

const trials = {
  cutovers: { variable: 'CUTOVER_LAB_CUTOVERS', usual: '50' },
  races: { variable: 'CUTOVER_LAB_RACES', usual: '100' },
  'parts-die': { variable: 'CUTOVER_LAB_MOMENTS', usual: 'all' }
}
const { positionals } = parseArgs({ allowPositionals: true })
const [name = '', count] = positionals
const trial = Object.entries(trials).find(([known]) => known === name)?.[1]

if (!trial || (count !== undefined && !/^[1-9]\d*$/.test(count))) {
  process.stderr.write('usage: npm run lab -- cutovers [N] | races [N] | parts-die\n')
  process.exitCode = 2
} else {
  const args = ['vitest', 'run', '--config', 'vitest.lab.config.ts', `test/lab/${name}.test.ts`]
  const env = { ...process.env, [trial.variable]: count ?? trial.usual }
  spawn('npx', args, { stdio: 'inherit', env }).on('close', code => (process.exitCode = code ?? 1))
}
