import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Inputs, manyFiles, oneFile, repository } from './swap-inputs.ts'

/** Whole-process times, in milliseconds: the median of the runs and the fastest. */
interface Time {
  readonly tool: string
  readonly median: number
  readonly fastest: number
}

interface Case {
  readonly name: string
  readonly bytes: number
  readonly times: readonly Time[]
  /** The other's median over ours. */
  readonly ratios: Readonly<Record<string, number>>
}

interface Tool {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

const digest = `sha256:${'ab'.repeat(32)}`
const pinned = `${repository}:2.0.0@${digest}`
const cache = process.env.CUTOVER_LAB_CACHE ?? join(homedir(), '.cache/cutover-lab')

/** The action as it is shipped. CUTOVER_DIST measures another build. */
const action = resolve(process.env.CUTOVER_DIST ?? 'dist', 'swap/index.js')

const cutover = (files: string): Tool => ({
  name: 'cutover',
  command: process.execPath,
  args: [action],
  environment: { INPUT_FILES: files, INPUT_IMAGES: pinned }
})

const yqExpression = `(.spec.template.spec.containers[] | select(.image | test("^${repository}:")).image) = "${pinned}"`

const forOneFile = (): Tool[] => [
  cutover('all.yaml'),
  { name: 'kustomize', command: join(cache, 'bin/kustomize'), args: ['build', '.', '-o', 'built.yaml'] },
  { name: 'yq', command: join(cache, 'bin/yq'), args: ['-i', yqExpression, 'all.yaml'] },
  { name: 'sed', command: 'sed', args: ['-i', `s#${repository}:[^ ]*#${pinned}#`, 'all.yaml'] }
]

const forManyFiles = (): Tool[] => [
  cutover('files/'),
  ...['replace', 'overwrite'].map(how => ({
    name: `read and ${how}`,
    command: process.execPath,
    args: [join(import.meta.dirname, 'read-and-write.cjs'), 'files', how]
  })),
  {
    name: 'sed',
    command: 'sh',
    args: ['-c', `find files -type f -print0 | xargs -0 sed -i 's#${repository}:[^ ]*#${pinned}#'`]
  }
]

const kustomization = `resources: [all.yaml]
images:
  - name: ${repository}
    newTag: 2.0.0
    digest: ${digest}
`

function timed(tool: Tool, folder: string): number {
  const env = { PATH: process.env.PATH ?? '', HOME: homedir(), ...tool.environment }
  const begun = process.hrtime.bigint()
  const { status, stderr, stdout } = spawnSync(tool.command, tool.args, { cwd: folder, env, maxBuffer: 2 ** 28 })
  const took = Number(process.hrtime.bigint() - begun) / 1e6
  if (status !== 0) throw new RangeError(`${tool.name} ended with ${status}: ${stderr}${stdout}`.slice(0, 2000))
  return took
}

/** Times mean nothing for a tool that did not do the work. */
function verify(inputs: Inputs, folder: string): void {
  const found = inputs.files.reduce(
    (sum, file) => sum + readFileSync(join(folder, file), 'utf8').split(pinned).length - 1,
    0
  )
  if (found !== inputs.hits) throw new RangeError(`${found} images are pinned, not ${inputs.hits}`)
}

const rounded = (value: number): number => Math.round(value * 10) / 10

/** The tools take turns, so that a busy machine slows them all. */
function measure(inputs: Inputs, tools: readonly Tool[], runs: number): Case {
  const folder = mkdtempSync(join(tmpdir(), 'cutover-bench-'))
  try {
    writeFileSync(join(folder, 'kustomization.yaml'), kustomization)
    const taken = new Map(tools.map(({ name }) => [name, [] as number[]]))
    for (let run = 0; run < runs; run++)
      for (const tool of tools) {
        inputs.write(folder)
        // What another tool left to be written is not to be waited for by this one.
        spawnSync('sync')
        taken.get(tool.name)?.push(timed(tool, folder))
        if (tool.name === 'cutover') verify(inputs, folder)
      }
    const bytes = inputs.files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
    const times = [...taken].map(([tool, all]) => {
      const sorted = all.sort((a, b) => a - b)
      return { tool, median: rounded(sorted[Math.floor(sorted.length / 2)] ?? 0), fastest: rounded(sorted[0] ?? 0) }
    })
    const own = times[0]?.median ?? 1
    return {
      name: inputs.name,
      bytes,
      times,
      ratios: Object.fromEntries(times.map(time => [time.tool, rounded(time.median / own)]))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A swap beside its peers; sed and a bare rewrite are the floor. */
export function measureSwap(runs: number): Case[] {
  const missing = [action, join(cache, 'bin/kustomize'), join(cache, 'bin/yq')].find(path => !existsSync(path))
  if (missing) throw new RangeError(`${missing} is not there: run npm run build and lab/install.sh swap`)
  return [
    measure(oneFile(2000, 100), forOneFile(), runs),
    measure(oneFile(2000, 1), forOneFile(), runs),
    measure(manyFiles(10_000), forManyFiles(), runs)
  ]
}

export const swapTable = (cases: readonly Case[]): string =>
  cases
    .map(({ name, bytes, times, ratios }) =>
      [
        `${name} (${(bytes / 1e6).toFixed(1)} MB)`,
        ...times.map(
          ({ tool, median }) =>
            `  ${tool.padEnd(16)}${String(median).padStart(9)} ms${String(ratios[tool]).padStart(9)}`
        )
      ].join('\n')
    )
    .join('\n')

/** What we promise of a swap: the ratios below which the bench fails. */
const goals: readonly (readonly [number, string, number])[] = [
  [0, 'kustomize', 50],
  [0, 'yq', 4],
  [1, 'yq', 1],
  [2, 'read and replace', 0.5],
  [2, 'read and overwrite', 0.5]
]

export const missedGoals = (cases: readonly Case[]): string[] =>
  goals.flatMap(([index, tool, least]) => {
    const { name = '', ratios = {} } = cases[index] ?? {}
    const ratio = ratios[tool] ?? 0
    return ratio < least ? [`${name}: ${tool} takes ${ratio} times as long, less than ${least}`] : []
  })
