import { AwsFault, type AwsService, type Ground } from './service.ts'

/** A target as PutTargets takes it: what else it holds (EcsParameters, Input, RetryPolicy) is kept as it is. */
export interface Target {
  readonly Id: string
  readonly Arn: string
  readonly RoleArn?: string
  readonly EcsParameters?: Readonly<Record<string, unknown>> & { readonly TaskDefinitionArn: string }
}

interface Rule {
  readonly Name: string
  readonly ScheduleExpression?: string
  readonly EventPattern?: string
  readonly State?: 'ENABLED' | 'DISABLED'
  readonly Description?: string
  readonly RoleArn?: string
}

interface OfRule {
  readonly Rule: string
  readonly EventBusName?: string
}

interface Page {
  readonly Limit?: number
  readonly NextToken?: string
}

export interface EventBridge {
  readonly service: AwsService
  /** The next PutTargets that holds this target answers 200 and lists it under FailedEntries; the others are written. */
  failTarget(id: string, ErrorCode: string, ErrorMessage: string): void
}

/** 5, EventBridge's quota of targets a rule. */
const mostTargets = 5
/** 100, the largest page. */
const mostListed = 100

interface Kept {
  readonly rule: Rule
  readonly targets: Map<string, Target>
}

/** Rules, their targets, and the targets that are to fail. */
class Rules {
  readonly #prefix: string
  readonly all = new Map<string, Kept>()
  readonly failures = new Map<string, { ErrorCode: string; ErrorMessage: string }>()

  constructor({ region, account }: Ground) {
    this.#prefix = `arn:aws:events:${region}:${account}:rule/`
  }

  detail({ rule }: Kept): object {
    return { State: 'ENABLED', ...rule, Arn: this.#prefix + rule.Name, EventBusName: 'default' }
  }

  find(name: string, bus = 'default'): Kept {
    const found = bus.endsWith('default') ? this.all.get(name) : undefined
    if (!found) throw new AwsFault('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus}.`)
    return found
  }

  put(rule: Rule): object {
    if (rule.ScheduleExpression === undefined && rule.EventPattern === undefined) {
      throw new AwsFault('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.')
    }
    this.all.set(rule.Name, { rule, targets: this.all.get(rule.Name)?.targets ?? new Map() })
    return { RuleArn: this.#prefix + rule.Name }
  }

  /** Every target for itself: those that fail are told in the answer, whose status is 200 all the same. */
  putTargets({ Rule, EventBusName, Targets }: OfRule & { readonly Targets: readonly Target[] }): object {
    const { targets } = this.find(Rule, EventBusName)
    const ids = new Set([...targets.keys(), ...Targets.map(({ Id }) => Id)])
    if (ids.size > mostTargets) {
      throw new AwsFault('LimitExceededException', 'The requested resource exceeds the maximum number allowed.')
    }
    const FailedEntries = Targets.flatMap(target => {
      const failure = this.failures.get(target.Id)
      this.failures.delete(target.Id)
      if (!failure) targets.set(target.Id, target)
      return failure ? [{ TargetId: target.Id, ...failure }] : []
    })
    return { FailedEntryCount: FailedEntries.length, FailedEntries }
  }

  removeTargets({ Rule, EventBusName, Ids }: OfRule & { readonly Ids: readonly string[] }): object {
    const { targets } = this.find(Rule, EventBusName)
    for (const id of Ids) targets.delete(id)
    return { FailedEntryCount: 0, FailedEntries: [] }
  }
}

const operationsOf = (rules: Rules): AwsService['operations'] => ({
  PutRule: (input: Rule) => rules.put(input),
  DescribeRule: (input: { Name: string; EventBusName?: string }) =>
    rules.detail(rules.find(input.Name, input.EventBusName)),
  ListRules: (input: Page & { readonly NamePrefix?: string }) => {
    const found = [...rules.all.values()].filter(({ rule }) => rule.Name.startsWith(input.NamePrefix ?? ''))
    return listed(
      found.map(one => rules.detail(one)),
      input,
      'Rules'
    )
  },
  ListTargetsByRule: (input: OfRule & Page) =>
    listed([...rules.find(input.Rule, input.EventBusName).targets.values()], input, 'Targets'),
  PutTargets: (input: OfRule & { readonly Targets: readonly Target[] }) => rules.putTargets(input),
  RemoveTargets: (input: OfRule & { readonly Ids: readonly string[] }) => rules.removeTargets(input)
})

/** Amazon EventBridge on its default bus: rules and what they start. Nothing is ever started here. */
export function eventBridge(ground: Ground): EventBridge {
  const rules = new Rules(ground)
  return {
    service: { name: 'events', json: { target: 'AWSEvents', version: '1.1' }, operations: operationsOf(rules) },
    failTarget: (id, ErrorCode, ErrorMessage) => void rules.failures.set(id, { ErrorCode, ErrorMessage })
  }
}

function listed(all: readonly object[], { Limit = mostListed, NextToken }: Page, member: string): object {
  const from = Number(NextToken ?? 0)
  const next = from + Limit
  return { [member]: all.slice(from, next), NextToken: next < all.length ? String(next) : undefined }
}
