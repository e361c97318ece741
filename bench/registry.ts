import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseReference } from '../src/image/reference.ts'
import { type CountingProxy, countingProxy } from './counting-proxy.ts'
import { client, peakOf, startRegistry, stocker } from './registry-parts.ts'

export interface Measured {
  readonly tool: string
  readonly scenario: string
  readonly requests: number
  /** Sent to registries. */
  readonly megabytes: number
  /** The whole process, its start included: the median of the rounds. */
  readonly seconds: number
  /** The highest resident memory of all rounds. */
  readonly peakMebibytes: number
}

interface Copy {
  readonly from: string
  /** Repository. */
  readonly to: string
  readonly tag: string
}

const bin = join(process.env.CUTOVER_LAB_CACHE ?? join(process.env.HOME ?? '', '.cache/cutover-lab'), 'bin')
const plain = ['--src-tls-verify=false', '--dest-tls-verify=false']

interface Program {
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The action as it is shipped: run `npm run build` first. CUTOVER_DIST measures another build. */
const action = join(process.env.CUTOVER_DIST ?? 'dist', 'promote/index.js')

/** Ours is told to leave what peers do not do: referrers and signatures. */
const tools: Readonly<Record<string, (copy: Copy) => Program>> = {
  cutover: ({ from, to, tag }) => ({
    program: process.execPath,
    args: [action],
    env: { INPUT_FROM: from, INPUT_TO: `${to}:${tag}`, INPUT_REFERRERS: 'false', INPUT_SIGNATURES: 'false' }
  }),
  skopeo: ({ from, to, tag }) => ({
    program: 'skopeo',
    args: ['copy', '--quiet', '--all', '--preserve-digests', ...plain, `docker://${from}`, `docker://${to}:${tag}`]
  }),
  crane: ({ from, to, tag }) => ({
    program: join(bin, 'crane'),
    args: from.startsWith(`${to}:`) ? ['tag', '--insecure', from, tag] : ['copy', '--insecure', from, `${to}:${tag}`]
  })
}

/** The floor of whatever runs on node, its start included. */
const bareNode = ({ from, to, tag }: Copy): Program => {
  const { domain, path } = parseReference(to)
  const args = [domain, path, parseReference(from).tag ?? '', tag]
  return { program: process.execPath, args: [join(import.meta.dirname, 'bare-retag.mjs'), ...args] }
}

/** Runs one program to its end; how long it took and how much memory it had. */
async function run({ program, args, env = {} }: Program): Promise<{ seconds: number; peak: number }> {
  const begun = process.hrtime.bigint()
  const surroundings = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env }
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: surroundings })
  let said = ''
  child.stderr.on('data', chunk => {
    said += chunk
  })
  let peak = 0
  let running = true
  const watching = (async () => {
    while (running) {
      peak = Math.max(peak, peakOf(child.pid ?? 0) ?? 0)
      await pause(10)
    }
  })()
  const [code] = await once(child, 'close')
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9
  running = false
  await watching
  if (code !== 0) throw new RangeError(`${program} ${args.join(' ')} ended with ${code}: ${said}`)
  return { seconds, peak }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

interface Scenario {
  readonly name: string
  readonly rounds: number
  readonly tools?: typeof tools
  copy(tool: string, round: number): Copy
}

/**
 * An index of two images and two attestations in 16 blobs (8 MB), and an image of 500 MB in five layers. Each round has an
 * index of its own, because skopeo keeps in /var/lib where it saw a blob; a fresh runner has nothing there.
 */
const scenarios = (a: string, b: string, rounds: number): Scenario[] => {
  const from = (n: number): string => `${a}/source/web-${n}:1.0.0`
  const within = (tool: string, n: number): Copy => ({ from: from(n), to: `${a}/${tool}/web-${n}`, tag: '1.0.0' })
  const across = (tool: string, n: number): Copy => ({ from: from(n), to: `${b}/${tool}/web-${n}`, tag: '1.0.0' })
  return [
    { name: 'promote, same registry', rounds, copy: within },
    { name: 'again, nothing to do', rounds, copy: within },
    {
      name: 'retag',
      rounds,
      tools: { ...tools, 'bare node': bareNode },
      copy: (tool, n) => ({ from: from(n), to: `${a}/source/web-${n}`, tag: tool.replace(' ', '-') })
    },
    { name: 'to another registry', rounds, copy: across },
    {
      name: '500 MB to another',
      rounds: 1,
      copy: tool => ({ from: `${a}/source/large:1.0.0`, to: `${b}/${tool}/large`, tag: '1.0.0' })
    }
  ]
}

/** Round by round, one tool after the other, so that a busy machine slows all alike. */
async function measure(proxies: readonly CountingProxy[], scenario: Scenario): Promise<Measured[]> {
  const { name, rounds, copy } = scenario
  const runs = new Map<string, { seconds: number; peak: number; requests: number; bytes: number }[]>()
  for (let round = 0; round < rounds; round++) {
    for (const [tool, programOf] of Object.entries(scenario.tools ?? tools)) {
      const took = await run(programOf(copy(tool, round)))
      const counts = proxies.map(proxy => proxy.take())
      const requests = counts.reduce((sum, count) => sum + count.requests, 0)
      const bytes = counts.reduce((sum, count) => sum + count.bytesIn, 0)
      runs.set(tool, [...(runs.get(tool) ?? []), { ...took, requests, bytes }])
    }
  }
  return [...runs].map(([tool, all]) => ({
    tool,
    scenario: name,
    requests: median(all.map(({ requests }) => requests)),
    megabytes: rounded(median(all.map(({ bytes }) => bytes)) / 1e6, 1),
    seconds: rounded(median(all.map(({ seconds }) => seconds)), 2),
    peakMebibytes: Math.round(Math.max(...all.map(({ peak }) => peak)))
  }))
}

export async function benchRegistry(rounds: number): Promise<Measured[]> {
  if (!existsSync(action)) throw new RangeError(`${action} is not there: run npm run build`)
  const folder = mkdtempSync(join(tmpdir(), 'cutover-bench-'))
  const registries = [await startRegistry(join(folder, 'a')), await startRegistry(join(folder, 'b'))]
  const proxies = await Promise.all(registries.map(({ port }) => countingProxy(port)))
  const [a = '', b = ''] = proxies.map(({ host }) => host)
  try {
    for (let n = 0; n < rounds; n++)
      await stocker(client(), `${a}/source/web-${n}`, `round ${n}`).index('1.0.0', 1_000_000)
    await stocker(client(), `${a}/source/large`, 'large').image('large', 5, 100_000_000, '1.0.0')
    for (const proxy of proxies) proxy.take()
    const results: Measured[] = []
    for (const scenario of scenarios(a, b, rounds)) results.push(...(await measure(proxies, scenario)))
    return results
  } finally {
    for (const proxy of proxies) proxy.close()
    for (const registry of registries) registry.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Beside each peer's figures, how many times ours they are. */
export function registryTable(results: readonly Measured[]): string {
  const line = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell, index) => (index < 2 ? String(cell).padEnd([24, 11][index] ?? 0) : String(cell).padStart(11)))
      .join('')
  const rows = [...new Set(results.map(({ scenario }) => scenario))].flatMap(scenario => {
    const own = results.find(result => result.scenario === scenario && result.tool === 'cutover')
    return results
      .filter(result => result.scenario === scenario)
      .map(({ tool, requests, megabytes, seconds, peakMebibytes }) => {
        const ratio = (theirs: number, ours = Number.NaN): string => `${(theirs / ours).toFixed(1)}x`
        const times = tool === 'cutover' ? ['', ''] : [ratio(requests, own?.requests), ratio(seconds, own?.seconds)]
        return line([scenario, tool, requests, megabytes, seconds, peakMebibytes, ...times])
      })
  })
  return [line(['', '', 'requests', 'MB sent', 'seconds', 'peak MiB', 'requests', 'time']), ...rows].join('\n')
}
