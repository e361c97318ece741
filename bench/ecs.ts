import { loadavg } from 'node:os'
import { lastCode, lastWords, openShop, type Shop } from './ecs-account.ts'
import { type Crowd, crowdsOf } from './ecs-crowd.ts'
import { type Ran, release } from './ecs-run.ts'
import { availableTools, official, type Tool } from './ecs-tools.ts'

/** Of a release that is good; medians of the rounds. */
export interface Cost {
  readonly tool: string
  readonly reads: number
  readonly writes: number
  /** Of the median round by reads. */
  readonly calls: Readonly<Record<string, number>>
  /** Calls a minute while the service's deployment was on its way. */
  readonly perMinute: number
  readonly processes: number
  readonly seconds: number
  /** Seconds from the end of the service's deployment to that of the tool. */
  readonly beyond: number | undefined
}

/** Of a release whose tasks crash. */
export interface Failure {
  readonly tool: string
  readonly guarded: boolean
  readonly exits: Readonly<Record<string, number>>
  readonly seconds: number
  /** What of it the output of the tool has. */
  readonly shows: { readonly reason: boolean; readonly exitCode: boolean; readonly lastLine: boolean }
  /** The first line of its last error. */
  readonly said: string
  /** What the service is on when the tool has ended, and how its newest deployment stands. */
  readonly after: string
}

export interface Measured {
  readonly costs: readonly Cost[]
  readonly failures: readonly Failure[]
  readonly crowds: readonly Crowd[]
  readonly missing: readonly string[]
  readonly versions: Readonly<Record<string, string>>
  readonly load: number
}

export interface Wanted {
  readonly rounds: number
  /** Services that are released at once. */
  readonly crowd: number
}

const rounded = (value: number): number => Number(value.toFixed(2))
const middle = <T>(values: readonly T[], by: (value: T) => number): T =>
  values.toSorted((a, b) => by(a) - by(b))[Math.floor(values.length / 2)] as T

function costOf(tool: Tool, rans: readonly Ran[]): Cost {
  const { asked } = middle(rans, ran => ran.asked.reads)
  const beyond = middle(rans, ran => ran.beyond ?? Number.POSITIVE_INFINITY).beyond
  return {
    ...{ tool: tool.name, ...asked, processes: tool.steps.length },
    perMinute: Math.round(middle(rans, ran => ran.perMinute ?? 0).perMinute ?? Number.NaN),
    seconds: rounded(middle(rans, ran => ran.seconds).seconds),
    beyond: beyond === undefined ? undefined : rounded(beyond)
  }
}

async function inShop<T>(isGuarded: boolean, work: (shop: Shop) => Promise<T>): Promise<T> {
  const shop = await openShop({ services: ['web'], isGuarded })
  try {
    return await work(shop)
  } finally {
    await shop.stop()
  }
}

/** Each tool has an account of its own; they release in turns, so that a busy machine slows all alike. */
async function costsOf(tools: readonly Tool[], rounds: number): Promise<Cost[]> {
  const shops = new Map(await Promise.all(tools.map(async tool => [tool, await openGuarded()] as const)))
  try {
    const rans = new Map<Tool, Ran[]>(tools.map(tool => [tool, []]))
    for (let round = 1; round <= rounds; round++)
      for (const [tool, shop] of shops)
        rans.get(tool)?.push(await release(shop, tool, { version: `1.${round}.0`, minutes: 10 }))
    return tools.map(tool => costOf(tool, rans.get(tool) ?? []))
  } finally {
    for (const shop of shops.values()) await shop.stop()
  }
}

const openGuarded = () => openShop({ services: ['web'], isGuarded: true })

/** All that a reader of the job's log has to go by. */
function failureOf(tool: Tool, guarded: boolean, { exits, seconds, output, stands }: Ran): Failure {
  const [said = ''] = (output.match(/(?<=::error[^\n]*?::).*/g) ?? []).slice(-1)
  return {
    ...{ tool: tool.name, guarded, exits, seconds: rounded(seconds) },
    shows: {
      reason: output.includes('Essential container in task exited'),
      exitCode: new RegExp(`exit(?:ed|Code)?\\b[^\\n]*\\b${lastCode}\\b`).test(output),
      lastLine: output.includes(lastWords)
    },
    said: said.split('%0A')[0] ?? '',
    after: `${/web:([^@]*)@/.exec(stands.image)?.[1] ?? stands.image} (${stands.status})`
  }
}

/** With two minutes' patience: without its circuit breaker ECS goes on to start tasks for ever. */
const failuresOf = (tools: readonly Tool[]): Promise<Failure[]> =>
  Promise.all(
    [true, false].flatMap(guarded =>
      tools.map(tool =>
        inShop(guarded, async shop => {
          const minutes = guarded ? 10 : 2
          return failureOf(tool, guarded, await release(shop, tool, { version: '1.1.0-crashing', minutes }))
        })
      )
    )
  )

/** Costs and failures are measured side by side: tools mostly wait, and each has an account of its own. */
export async function benchEcs({ rounds, crowd }: Wanted): Promise<Measured> {
  const { tools, missing, versions } = availableTools()
  const [costs, failures] = await Promise.all([costsOf(tools, rounds), failuresOf(tools)])
  const crowds = crowd > 0 ? await crowdsOf(crowd, tools.includes(official)) : []
  return { costs, failures, crowds, missing, versions, load: rounded(loadavg()[0] ?? Number.NaN) }
}
