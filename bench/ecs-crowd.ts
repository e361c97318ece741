import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openAws } from '../src/aws/open.ts'
import { CutoverError } from '../src/errors.ts'
import { systemClock } from '../src/io/clock.ts'
import { systemHttp } from '../src/io/http.ts'
import { silent } from '../src/runner/report.ts'
import { documentedQuotas } from '../src/sandbox/aws/rates.ts'
import { type EcsRelease, tagNames } from '../src/target/ecs/release.ts'
import { rollOut, type Terms } from '../src/target/ecs/rollout.ts'
import { openShop, type Shop, standing } from './ecs-account.ts'
import { environmentOf } from './ecs-run.ts'
import { deployBundle } from './ecs-tools.ts'

/** Services that were released at once, under AWS's quotas of calls. */
export interface Crowd {
  readonly tool: string
  readonly services: number
  /** Runs that ended well, and services that have their release then. */
  readonly succeeded: number
  readonly released: number
  readonly calls: number
  readonly throttled: number
  /** Calls that were refused for that, by their operation. */
  readonly throttledCalls: Readonly<Record<string, number>>
  /** Seconds of the longest run. */
  readonly longest: number
  /** What the others said, each once. */
  readonly errors: readonly string[]
}

const version = '1.1.0'
const since = (begun: number): number => (performance.now() - begun) / 1e3
const strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 1_200_000 } as const
const definition = (name: string, image: string) => ({
  family: name,
  networkMode: 'awsvpc' as const,
  requiresCompatibilities: ['FARGATE' as const],
  ...{ cpu: '256', memory: '512' },
  containerDefinitions: [{ name, image, portMappings: [{ containerPort: 8080 }] }],
  tags: [
    { key: tagNames.release, value: `${name}-${version}` },
    { key: tagNames.version, value: version }
  ]
})

/** How one run ended; without errors it succeeded. */
interface Ended {
  readonly seconds: number
  readonly errors: readonly string[]
}

/** Our protocol behind the real SDK, one client a run, all in this process. */
async function cutovers({ aws, image }: Shop, names: readonly string[]): Promise<Ended[]> {
  const environment = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: aws.region }
  const { signal } = new AbortController()
  const around = { clock: systemClock, report: silent, signal }
  const terms: Terms = {
    ...{ intent: 'release' as const, strategy, gates: { before: [], after: [] }, rules: [] },
    run: { id: '42', url: '', actor: 'ada' }
  }
  const one = async (name: string): Promise<Ended> => {
    const http = systemHttp({})
    const begun = performance.now()
    try {
      const account = await openAws({ endpoint: aws.url }, { http, clock: systemClock, environment })
      const set: EcsRelease = {
        ...{ app: name, version, rid: `${name}-${version}`, cluster: 'default', services: [name] },
        ...{ revision: definition(name, image(version)), images: [] }
      }
      const { outcome, why } = await rollOut(account, set, terms, around)
      return { seconds: since(begun), errors: outcome === 'SUCCEEDED' ? [] : [`${outcome}: ${why}`] }
    } catch (error) {
      const said = error instanceof CutoverError ? `${error.code}: ${error.message}` : String(error)
      return { seconds: since(begun), errors: [said] }
    } finally {
      http.close()
    }
  }
  return Promise.all(names.map(one))
}

/** The official bundle, all runs in one process: it reads its inputs before it first waits. */
async function officials({ aws, image }: Shop, names: readonly string[]): Promise<Ended[]> {
  const home = mkdtempSync(join(tmpdir(), 'ecs-crowd-'))
  try {
    for (const name of names) {
      writeFileSync(
        join(home, `${name}.json`),
        JSON.stringify({ ...definition(name, image(version)), tags: undefined })
      )
    }
    const inputs = { cluster: 'default', 'wait-for-service-stability': 'true', 'wait-for-minutes': '20' }
    const env = environmentOf(aws, home, inputs)
    const script = join(import.meta.dirname, 'ecs-crowd-official.cjs')
    const child = spawn(process.execPath, [script, resolve(deployBundle ?? ''), ...names], { cwd: home, env })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (output += text))
    await once(child, 'close')
    return JSON.parse(output) as Ended[]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** A service's own calls, without those that a tool makes beside the rollout. */
async function crowdOf(tool: string, services: number, releaseAll: typeof cutovers): Promise<Crowd> {
  const names = Array.from({ length: services }, (_, at) => `app-${at + 1}`)
  const shop = await openShop({ services: names, isGuarded: true, quotas: documentedQuotas })
  try {
    const { aws, image } = shop
    const runs = await releaseAll(shop, names)
    const refused = aws.requests.filter(({ error }) => error !== undefined && /Throttl|RequestLimit/.test(error))
    const throttledCalls: Record<string, number> = {}
    for (const { operation } of refused) throttledCalls[operation] = (throttledCalls[operation] ?? 0) + 1
    return {
      ...{ tool, services, succeeded: runs.filter(({ errors }) => errors.length === 0).length },
      released: names.filter(name => standing(aws, name).image === image(version)).length,
      ...{ calls: aws.requests.length, throttled: refused.length, throttledCalls },
      longest: Number(Math.max(...runs.map(({ seconds }) => seconds)).toFixed(2)),
      errors: [...new Set(runs.flatMap(({ errors }) => errors))].slice(0, 5)
    }
  } finally {
    await shop.stop()
  }
}

/** One after the other, each on an account of its own. */
export async function crowdsOf(services: number, isOfficialHere: boolean): Promise<Crowd[]> {
  const ours = await crowdOf('cutover', services, cutovers)
  return isOfficialHere ? [ours, await crowdOf('deploy', services, officials)] : [ours]
}
