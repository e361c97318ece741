import type { CallName } from '../../../src/aws/aws.ts'
import { isRead } from '../../../src/aws/patient.ts'
import type { Account, Onlooker } from './account.ts'
import type { Mode } from './layout.ts'
import type { Reading } from './reading.ts'
import type { Manner } from './shop.ts'

/** The only calls that a run may change anything with. */
const allowed = [
  'ecs:RegisterTaskDefinition',
  'ecs:UpdateService',
  'ecs:ContinueServiceDeployment',
  'ecs:StopServiceDeployment',
  'codedeploy:CreateDeployment',
  'codedeploy:ContinueDeployment',
  'codedeploy:StopDeployment',
  'elasticloadbalancing:ModifyRule',
  's3:PutObject'
]

interface Update {
  readonly service: string
  readonly taskDefinition?: string
  readonly desiredCount?: number
}
interface Modify {
  readonly RuleArn: string
  readonly Actions: readonly { ForwardConfig?: { TargetGroups?: { TargetGroupArn: string; Weight: number }[] } }[]
}

interface Put {
  readonly Body: string
  readonly IfMatch?: string
  readonly IfNoneMatch?: string
}

/** A lock that was written within that time is somebody's (docs/ecs-protocol.md). */
const lease = 90_000

/** What somebody else set, and the call before which that was. */
interface Foreign {
  readonly on: string
  readonly what: string
  readonly at: number
}

/** Looks at the account twice a second and at every call, and knows nothing of how a cutover works: only what traffic needs. */
export class Watcher implements Onlooker {
  readonly violations: string[] = []
  /** Revisions that runs have taken services to. */
  readonly used = new Set<string>()
  /** Calls that are sent into the window that AWS leaves open (docs/ecs-protocol.md), by their inputs. */
  readonly #blind = new WeakSet<object>()
  /** Such a call was performed, and what it began is not over. */
  #aftermath = false
  /** Whether there was such a call at all. */
  surprised = false
  #calls = 0
  #foreign: Foreign[] = []
  /** By run, the first call that changed something of ECS: what it finds until then is what it begins from. */
  readonly #began = new Map<string, number>()
  /** Who gave users' requests another way last, and when. */
  #weighed: { readonly who: string; readonly at: number } | undefined
  /** Runs and the services that they have taken to another revision. */
  readonly #moved = new Set<string>()
  readonly #read = new Map<string, { readonly first: number; last: number; when: number }>()
  readonly #reading: Reading
  readonly #mode: Mode
  readonly #locked: boolean
  readonly #account: Account
  readonly #tell: (line: string) => void
  #running = true
  #seen = ''

  constructor(account: Account, reading: Reading, { mode, locked }: Manner, tell: (line: string) => void) {
    this.#account = account
    this.#reading = reading
    this.#mode = mode
    this.#locked = locked === true
    this.#tell = tell
    account.onlookers.push(this)
    this.#look()
  }

  stop(): void {
    this.#running = false
  }

  /**
   * This call comes into the window that AWS leaves open: what it does is told, and no violation, and neither is what users
   * meet until they are answered again and nothing moves any more. Every other call is judged as ever.
   */
  blind(input: object): void {
    this.#blind.add(input)
  }

  /** Somebody else is about to set `on` to `what`. */
  meddled(on: string, what: string): void {
    this.#foreign.push({ on, what, at: this.#calls })
  }

  before(who: string, name: string, input: object): void {
    this.#calls += 1
    if (who === 'somebody') return
    if (isRead(name as CallName)) {
      this.#looked(who, name)
      if (name === 'elasticloadbalancing:DescribeRules') this.#looked(who, ruleIn(input))
      return
    }
    if (!allowed.includes(name)) this.#violated(`${who} called ${name}`)
    if (name.startsWith('ecs:') && !this.#began.has(who)) this.#began.set(who, this.#calls)
    const excused = this.#blind.has(input)
    if (excused) {
      this.#aftermath = true
      this.surprised = true
    }
    if (name === 'ecs:UpdateService') this.#guardUpdate(who, input as Update, excused)
    if (name === 's3:PutObject') this.#guardLock(who, input as Put)
    if (name === 'elasticloadbalancing:ModifyRule') {
      this.#guardWeights(who, input as Modify, excused)
      if (this.#reading.isUsers((input as Modify).RuleArn)) this.#weighed = { who, at: this.#calls }
    }
  }

  after(name: string): void {
    if (!isRead(name as CallName)) this.#look()
  }

  passed(): void {
    if (this.#running) this.#look()
  }

  #violated(what: string, excused = false): void {
    if (excused) {
      this.#tell(`In the window that AWS leaves open: ${what}`)
      return
    }
    if (this.violations.includes(what)) return
    this.#tell(`VIOLATION ${what}`)
    this.violations.push(what)
  }

  #looked(who: string, name: string): void {
    const key = `${who} ${name}`
    const first = this.#read.get(key)?.first ?? this.#calls
    this.#read.set(key, { first, last: this.#calls, when: this.#account.clock.now() })
  }

  /** What appeared on `on` while the run was under way, and it has looked at since. */
  #appeared(who: string, name: string, on: string): Foreign | undefined {
    const read = this.#read.get(`${who} ${name}`)
    return this.#foreign.find(one => one.on === on && read && read.first <= one.at && one.at < read.last)
  }

  /** Of two who want the lock one is refused, and nobody takes one that is held. */
  #guardLock(who: string, { Body, IfMatch, IfNoneMatch }: Put): void {
    if (IfMatch === undefined && IfNoneMatch === undefined) this.#violated(`${who} wrote the lock without a condition`)
    const lock = this.#reading.lock()
    if (!lock || lock.holder === '' || IfMatch !== lock.etag) return
    const { holder } = JSON.parse(Body) as { holder: string }
    const age = this.#account.clock.now() - lock.at
    if (holder !== '' && holder !== lock.holder && age < lease) this.#violated(`${who} took a lock that is held`)
  }

  #guardUpdate(who: string, input: Update, excused: boolean): void {
    const { service: name, taskDefinition, desiredCount, ...more } = input
    const names = Object.keys(more).filter(key => key !== 'cluster')
    if (names.length > 0) this.#violated(`${who} sent ${names.join(', ')} of service ${name}`)
    if (desiredCount !== undefined && this.#mode !== 'weights') this.#violated(`${who} sized service ${name}`)
    if (taskDefinition !== undefined) this.used.add(taskDefinition)
    const { desired, config } = this.#reading.service(name)
    const bounds = desiredCount === undefined ? undefined : this.#reading.bounds(name)
    if (bounds && desiredCount !== undefined && (desiredCount < desired || desiredCount > (bounds.MaxCapacity ?? 0)))
      this.#violated(`${who} sized service ${name} to ${desiredCount}, which is for its autoscaling to do`, excused)
    const groups = (config.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn)
    const share = this.#reading.weights().find(({ group, weight }) => groups.includes(group) && weight > 0)
    if (this.#mode === 'weights' && share) {
      const window = excused || this.#wasQuicker(who)
      if (window) this.#aftermath = this.surprised = true
      if (desiredCount !== undefined && desiredCount < desired)
        this.#violated(`service ${name} was scaled in to ${desiredCount} at a weight of ${share.weight}`, window)
      if (taskDefinition !== undefined)
        this.#violated(`service ${name} was changed at a weight of ${share.weight}`, window)
    }
    const now = this.#reading.newest(name)
    const other = taskDefinition && this.#appeared(who, 'ecs:DescribeServices', name)
    const isLate = other && other.at >= (this.#began.get(who) ?? 0)
    // Who has not moved the service yet may follow what has come, when its journal says so.
    const moved = `${who} ${name}`
    const follows = (to: string) => !this.#moved.has(moved) && this.#previousOf(to) === now
    if (isLate && now === other.what && taskDefinition !== now && !follows(taskDefinition))
      this.#violated(`${who} took service ${name} from what somebody else had put there`, excused)
    if (taskDefinition !== undefined) this.#moved.add(moved)
  }

  /** Without a lock another run may move the weights after `who` has read them and at once sends what is based on them. */
  #wasQuicker(who: string): boolean {
    const read = this.#read.get(`${who} ${this.#reading.usersRule}`)
    if (this.#locked || !read || !this.#weighed || read.when < this.#account.clock.now()) return false
    return this.#weighed.who !== who && this.#weighed.at > read.last
  }

  #previousOf(revision: string): string | undefined {
    const { tags = [] } = this.#account.ask<{ tags?: { key: string; value: string }[] }>('ecs:DescribeTaskDefinition', {
      taskDefinition: revision,
      include: ['TAGS']
    })
    return tags.find(({ key }) => key === 'cutover:previous')?.value
  }

  #guardWeights(who: string, { RuleArn, Actions }: Modify, excused: boolean): void {
    const without = (actions: readonly object[]) =>
      JSON.stringify(actions, (key, value) => (key === 'TargetGroups' || key === 'TargetGroupArn' ? undefined : value))
    if (without(Actions) !== without(this.#reading.actions(RuleArn)))
      this.#violated(`${who} changed more of a rule than weights: ${without(Actions)}`)
    const before = this.#reading.weights(RuleArn)
    const raised = Actions.flatMap(({ ForwardConfig }) => ForwardConfig?.TargetGroups ?? []).filter(
      ({ TargetGroupArn, Weight }) => Weight > (before.find(({ group }) => group === TargetGroupArn)?.weight ?? 0)
    )
    for (const { TargetGroupArn, Weight } of raised)
      if (this.#reading.isUsers(RuleArn) && this.#reading.targets(TargetGroupArn).healthy === 0)
        this.#violated(
          `${who} gave a weight of ${Weight} to ${short(TargetGroupArn)} without a healthy target`,
          excused
        )
    const now = JSON.stringify(before.map(({ weight }) => weight))
    const other = this.#appeared(who, 'elasticloadbalancing:DescribeRules', RuleArn)
    if (other?.what === now) this.#violated(`${who} took back the weights that somebody else had set`, excused)
  }

  /** Whatever target group has a weight, a target of it can answer. */
  #look(): void {
    const weights = this.#reading.weights().filter(({ weight }) => weight > 0)
    const stands = weights.map(one => ({ ...one, ...this.#reading.targets(one.group) }))
    const text = stands.map(({ group, weight, healthy }) => `${short(group)} ${weight} (${healthy} healthy)`).join(', ')
    if (text !== this.#seen) this.#tell(`users: ${text}`)
    if (stands.length === 0) this.#violated('users have no target group at all')
    const lost = stands.filter(({ healthy }) => healthy === 0)
    if (lost.length === 0 && this.#aftermath) this.#aftermath = !this.#reading.isStill()
    for (const { group, weight } of lost) {
      const what = `${short(group)} has a weight of ${weight} and no healthy target`
      if (!this.#aftermath || text !== this.#seen) this.#violated(what, this.#aftermath)
    }
    this.#seen = text
  }
}

const ruleIn = (input: object): string => (input as { RuleArns?: readonly string[] }).RuleArns?.[0] ?? ''
const short = (arn: string): string => arn.split('/')[1] ?? arn
