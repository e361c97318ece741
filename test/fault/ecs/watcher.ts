import type { CallName } from '../../../src/aws/aws.ts'
import { isRead } from '../../../src/aws/patient.ts'
import type { Account, Onlooker } from './account.ts'
import type { Mode } from './layout.ts'
import type { Reading } from './reading.ts'

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
  #beyond = false
  #calls = 0
  #foreign: Foreign[] = []
  readonly #read = new Map<string, { readonly first: number; last: number }>()
  readonly #reading: Reading
  readonly #mode: Mode
  readonly #account: Account
  readonly #tell: (line: string) => void
  #running = true
  #seen = ''

  constructor(account: Account, reading: Reading, mode: Mode, tell: (line: string) => void) {
    this.#account = account
    this.#reading = reading
    this.#mode = mode
    this.#tell = tell
    account.onlookers.push(this)
    this.#look()
  }

  stop(): void {
    this.#running = false
  }

  /** A call lands later than what is documented: what follows from it is told, and no violation. */
  overdue(): void {
    this.#beyond = true
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
      return
    }
    if (!allowed.includes(name)) this.#violated(`${who} called ${name}`)
    if (name === 'ecs:UpdateService') this.#guardUpdate(who, input as Update)
    if (name === 'elasticloadbalancing:ModifyRule') this.#guardWeights(who, input as Modify)
  }

  after(name: string): void {
    if (!isRead(name as CallName)) this.#look()
  }

  passed(): void {
    if (this.#running) this.#look()
  }

  #violated(what: string): void {
    const text = `${this.#beyond ? 'beyond what is documented: ' : ''}${what}`
    if (this.violations.includes(text)) return
    this.#tell(`VIOLATION ${text}`)
    if (!this.#beyond) this.violations.push(text)
  }

  #looked(who: string, name: string): void {
    const key = `${who} ${name}`
    const known = this.#read.get(key)
    if (known) known.last = this.#calls
    else this.#read.set(key, { first: this.#calls, last: this.#calls })
  }

  /** What appeared on `on` while the run was under way, and it has looked at since. */
  #appeared(who: string, name: string, on: string): Foreign | undefined {
    const read = this.#read.get(`${who} ${name}`)
    return this.#foreign.find(one => one.on === on && read && read.first <= one.at && one.at < read.last)
  }

  #guardUpdate(who: string, input: Update): void {
    const { service: name, taskDefinition, desiredCount, ...more } = input
    const names = Object.keys(more).filter(key => key !== 'cluster')
    if (names.length > 0) this.#violated(`${who} sent ${names.join(', ')} of service ${name}`)
    if (desiredCount !== undefined && this.#mode !== 'weights') this.#violated(`${who} sized service ${name}`)
    if (taskDefinition !== undefined) this.used.add(taskDefinition)
    const { desired, config } = this.#reading.service(name)
    const groups = (config.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn)
    const share = this.#reading.weights().find(({ group, weight }) => groups.includes(group) && weight > 0)
    if (this.#mode === 'weights' && share) {
      if (desiredCount !== undefined && desiredCount < desired)
        this.#violated(`service ${name} was scaled in to ${desiredCount} at a weight of ${share.weight}`)
      if (taskDefinition !== undefined) this.#violated(`service ${name} was changed at a weight of ${share.weight}`)
    }
    const now = this.#reading.newest(name)
    const other = taskDefinition && this.#appeared(who, 'ecs:DescribeServices', name)
    if (other && now === other.what && taskDefinition !== now && this.#previousOf(taskDefinition) !== now)
      this.#violated(`${who} took service ${name} from what somebody else had put there`)
  }

  #previousOf(revision: string): string | undefined {
    const { tags = [] } = this.#account.ask<{ tags?: { key: string; value: string }[] }>('ecs:DescribeTaskDefinition', {
      taskDefinition: revision,
      include: ['TAGS']
    })
    return tags.find(({ key }) => key === 'cutover:previous')?.value
  }

  #guardWeights(who: string, { RuleArn, Actions }: Modify): void {
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
        this.#violated(`${who} gave a weight of ${Weight} to ${short(TargetGroupArn)} without a healthy target`)
    const now = JSON.stringify(before.map(({ weight }) => weight))
    const other = this.#appeared(who, 'elasticloadbalancing:DescribeRules', RuleArn)
    if (other?.what === now) this.#violated(`${who} took back the weights that somebody else had set`)
  }

  /** Whatever target group has a weight, a target of it can answer. */
  #look(): void {
    const weights = this.#reading.weights().filter(({ weight }) => weight > 0)
    const stands = weights.map(one => ({ ...one, ...this.#reading.targets(one.group) }))
    const text = stands.map(({ group, weight, healthy }) => `${short(group)} ${weight} (${healthy} healthy)`).join(', ')
    if (text !== this.#seen) this.#tell(`users: ${text}`)
    this.#seen = text
    if (stands.length === 0) this.#violated('users have no target group at all')
    for (const { group, weight, healthy } of stands)
      if (healthy === 0) this.#violated(`${short(group)} has a weight of ${weight} and no healthy target`)
  }
}

const short = (arn: string): string => arn.split('/')[1] ?? arn
