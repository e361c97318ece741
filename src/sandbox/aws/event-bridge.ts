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

/** Amazon EventBridge on its default bus: rules and what they start. Nothing is ever started here. */
export function eventBridge({ region, account }: Ground): EventBridge {
  const rules = new Map<string, { rule: Rule; targets: Map<string, Target> }>()
  const failures = new Map<string, { ErrorCode: string; ErrorMessage: string }>()
  const arnOf = (name: string) => `arn:aws:events:${region}:${account}:rule/${name}`
  const detail = (rule: Rule) => ({ State: 'ENABLED', ...rule, Arn: arnOf(rule.Name), EventBusName: 'default' })

  function find(name: string, bus = 'default') {
    const found = bus.endsWith('default') ? rules.get(name) : undefined
    if (!found) throw new AwsFault('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus}.`)
    return found
  }

  function putRule(rule: Rule): object {
    if (rule.ScheduleExpression === undefined && rule.EventPattern === undefined) {
      throw new AwsFault('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.')
    }
    rules.set(rule.Name, { rule, targets: rules.get(rule.Name)?.targets ?? new Map() })
    return { RuleArn: arnOf(rule.Name) }
  }

  /** Every target for itself: those that fail are told in the answer, whose status is 200 all the same. */
  function putTargets({ Rule, EventBusName, Targets }: OfRule & { readonly Targets: readonly Target[] }): object {
    const { targets } = find(Rule, EventBusName)
    const ids = new Set([...targets.keys(), ...Targets.map(({ Id }) => Id)])
    if (ids.size > mostTargets) {
      throw new AwsFault('LimitExceededException', 'The requested resource exceeds the maximum number allowed.')
    }
    const FailedEntries = Targets.flatMap(target => {
      const failure = failures.get(target.Id)
      failures.delete(target.Id)
      if (!failure) targets.set(target.Id, target)
      return failure ? [{ TargetId: target.Id, ...failure }] : []
    })
    return { FailedEntryCount: FailedEntries.length, FailedEntries }
  }

  function removeTargets({ Rule, EventBusName, Ids }: OfRule & { readonly Ids: readonly string[] }): object {
    const { targets } = find(Rule, EventBusName)
    for (const id of Ids) targets.delete(id)
    return { FailedEntryCount: 0, FailedEntries: [] }
  }

  return {
    service: {
      name: 'events',
      json: { target: 'AWSEvents', version: '1.1' },
      operations: {
        PutRule: putRule,
        DescribeRule: (input: { Name: string; EventBusName?: string }) =>
          detail(find(input.Name, input.EventBusName).rule),
        ListRules: (input: Page & { readonly NamePrefix?: string }) => {
          const found = [...rules.values()].map(({ rule }) => detail(rule))
          return listed(
            found.filter(({ Name }) => Name.startsWith(input.NamePrefix ?? '')),
            input,
            'Rules'
          )
        },
        ListTargetsByRule: (input: OfRule & Page) =>
          listed([...find(input.Rule, input.EventBusName).targets.values()], input, 'Targets'),
        PutTargets: putTargets,
        RemoveTargets: removeTargets
      }
    },
    failTarget: (id, ErrorCode, ErrorMessage) => void failures.set(id, { ErrorCode, ErrorMessage })
  }
}

function listed(all: readonly object[], { Limit = mostListed, NextToken }: Page, member: string): object {
  const from = Number(NextToken ?? 0)
  const next = from + Limit
  return { [member]: all.slice(from, next), NextToken: next < all.length ? String(next) : undefined }
}
