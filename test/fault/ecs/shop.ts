import { Readable } from 'node:stream'
// Loaded before any clock runs, for which real work would be a time of silence.
import '../../../src/gate/address.ts'
import '../../../src/gate/http.ts'
import { patient } from '../../../src/aws/patient.ts'
import type { HttpGate, Strategy } from '../../../src/config/settings.ts'
import { CutoverError } from '../../../src/errors.ts'
import type { Outside } from '../../../src/gate/open.ts'
import type { HttpResponse } from '../../../src/io/http.ts'
import { type Report, silent } from '../../../src/runner/report.ts'
import type { EcsRelease } from '../../../src/target/ecs/release.ts'
import { rollOut, type Terms } from '../../../src/target/ecs/rollout.ts'
import type { Kind } from '../plan.ts'
import { Account } from './account.ts'
import { type Before, bucket, build, definition, foreign, type Ground, type Mode, tagsOf } from './layout.ts'
import { Line } from './line.ts'
import { Person } from './person.ts'
import { Reading } from './reading.ts'
import type { Watcher } from './watcher.ts'

/** What is done, by which means. */
export interface Manner {
  readonly mode: Mode
  readonly locked?: boolean
  readonly gates?: 'before' | 'after'
}

export interface Ended {
  /** Its outcome, or the code of what it threw. */
  readonly how: string
  /** All that it said. */
  readonly said: string
  /** Its outcome is not what users see at that moment. */
  readonly untrue?: string
}

/** Outcomes after which no user gets the release. */
const without = ['ROLLED_BACK', 'STOPPED', 'TIMED_OUT']

const deadline = 600_000
const steps = [
  { weight: 10, for: 10_000 },
  { weight: 100, for: 0 }
]
/** The lock of a run that died lasts 90 s; who comes after the bake finds a release that was judged. */
const longBake = 180_000
const strategyOf = ({ mode, locked, gates }: Manner): Strategy =>
  mode === 'rolling'
    ? { kind: 'rolling', bake: locked && gates === 'after' ? longBake : 20_000, deadline }
    : mode === 'weights'
      ? { kind: 'weighted', bake: 20_000, keepPrevious: 0, drain: 10_000, deadline, steps }
      : { kind: 'blueGreen', bake: 20_000, keepPrevious: 0, drain: 10_000, deadline }

const gate = (way: string): HttpGate => ({
  ...{ kind: 'http', url: `http://${way}.test`, path: '/', expect: 200, timeout: 1_000 },
  ...{ attempts: 2, successes: 1, interval: 1_000, initialDelay: 0 }
})

/** One account with one app, for one case. */
export class Shop {
  readonly story: string[] = []
  readonly account: Account
  readonly ground: Ground
  readonly reading: Reading
  readonly manner: Manner
  watcher: Watcher | undefined
  #runs = 0
  readonly #person: Person
  /** Runs of another release that a fault has begun. */
  readonly rivals: Promise<Ended>[] = []

  private constructor(account: Account, ground: Ground, manner: Manner) {
    this.account = account
    this.ground = ground
    this.manner = manner
    this.reading = new Reading(account, ground, manner.mode)
    this.#person = new Person(account, this.reading, line => this.tell(line))
  }

  static async open(before: Before, manner: Manner): Promise<Shop> {
    const account = new Account()
    return new Shop(account, await build(account, before), manner)
  }

  readonly tell = (line: string): void => {
    const seconds = (this.account.clock.monotonic() / 1_000).toFixed(3)
    this.story.push(`${seconds.padStart(9)} ${line}`)
  }

  line(name: string, faults: ReadonlyMap<number, Kind> = new Map()): Line {
    const others = {
      meddle: () => this.meddle(),
      blind: (input: object) => this.watcher?.blind(input),
      locked: this.manner.locked === true,
      rival: () => void this.rivals.push(this.release(this.line('rival'), '9.0.0'))
    }
    return new Line(name, this.account, faults, others, this.tell)
  }

  release(line: Line, version: string): Promise<Ended> {
    return this.#run(line, version, 'release')
  }

  rollback(line: Line, version: string): Promise<Ended> {
    return this.#run(line, version, 'rollback')
  }

  async #run(line: Line, version: string, intent: 'release' | 'rollback'): Promise<Ended> {
    const { mode, locked, gates } = this.manner
    const said: string[] = []
    const say = (text: string) => {
      said.push(text)
      if (!line.dead) this.tell(`    ${text}`)
    }
    const report: Report = { ...silent, line: say, warning: say, progress: text => void said.push(text) }
    const judged = intent === 'release' && version !== '9.0.0' ? gates : undefined
    const terms: Terms = {
      ...{ intent, strategy: strategyOf(this.manner), outside: this.#outside() },
      gates: { before: judged === 'before' ? [gate('tests')] : [], after: judged === 'after' ? [gate('users')] : [] },
      run: { id: String(++this.#runs), url: '', actor: 'ada' },
      ...(mode === 'weights' ? { rules: [this.ground.rule], testRule: this.ground.testRule } : { rules: [] }),
      ...(locked ? { lock: { bucket, prefix: '' } } : {})
    }
    const around = { clock: line.clock, report, signal: new AbortController().signal }
    try {
      const set = this.#set(version, intent)
      const { outcome, why, code } = await rollOut(patient(line, line.clock), set, terms, around)
      const how = code ?? outcome
      const answering = this.reading.answering()
      const isLive = answering.some(one => one.startsWith(`${version} `))
      const isTrue =
        how === 'SUCCEEDED'
          ? isLive && answering.length === 1
          : !(isLive && intent === 'release' && without.includes(how))
      const untrue = `${version} ended ${how} while ${answering.join(', ') || 'nothing'} answered: ${why}`
      return { how, said: [...said, why].join('\n'), ...(isTrue ? {} : { untrue }) }
    } catch (error) {
      if (!(error instanceof CutoverError)) throw error
      return { how: error.code, said: [...said, error.message].join('\n') }
    }
  }

  #set(version: string, intent: 'release' | 'rollback'): EcsRelease {
    const arn = this.ground.revisions[version]
    return {
      ...{ app: 'web', version, rid: `${version}-r`, cluster: 'default', services: this.reading.names },
      revision: definition(version, tagsOf(version)),
      images: [{ name: 'web', reference: `shop/web:${version}` }],
      ...(intent === 'rollback' && arn !== undefined ? { arn } : {})
    }
  }

  /** The load balancer as gates meet it: bad versions answer 500. */
  #outside(): Outside {
    const answer = (way: string): number => {
      const versions = this.reading.answering(way === 'users.test' ? this.ground.rule : this.ground.testRule)
      return versions.length === 0 || versions.some(version => version.includes('bad')) ? 500 : 200
    }
    return {
      http: { send: async ({ url }) => responseOf(answer(url.host)) },
      processes: { run: () => Promise.reject(new RangeError('No gate is a command')) }
    }
  }

  /** Somebody deploys by hand, or sets weights where both sides have targets for them. */
  async meddle(): Promise<void> {
    const { mode } = this.manner
    if (mode === 'codedeploy') return
    const { rule, revisions } = this.ground
    const groups = this.reading.weights()
    if (mode === 'weights' && groups.every(({ group }) => this.reading.targets(group).healthy > 0)) {
      await this.#person.weigh(rule, this.watcher)
      return
    }
    const busy = this.reading.names.find(name => {
      const served = (this.reading.service(name).config.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn)
      return groups.some(({ group, weight }) => weight > 0 && served.includes(group))
    })
    await this.#person.deploy(busy ?? 'web', revisions[foreign] ?? '', this.watcher)
  }

  close(): Promise<void> {
    return this.account.close()
  }
}

const responseOf = (status: number): HttpResponse => ({
  status,
  headers: {},
  get body() {
    return Readable.from([])
  },
  text: async () => '',
  bytes: async () => Buffer.from(''),
  discard: () => undefined
})
