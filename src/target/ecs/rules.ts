import type { Aws, InputOf, OutputOf } from '../../aws/aws.ts'
import { CutoverError } from '../../errors.ts'
import { sharesText } from './step.ts'

type Rule = NonNullable<OutputOf<'elasticloadbalancing:DescribeRules'>['Rules']>[number]
export type Action = NonNullable<Rule['Actions']>[number]

const isListener = (arn: string): boolean => arn.includes(':listener/')

/** The actions of a rule, or of a listener where none of its rules fits. @throws NOT_FOUND */
export async function actionsOf(aws: Aws, arn: string, signal?: AbortSignal): Promise<readonly Action[]> {
  if (isListener(arn)) {
    const { Listeners } = await aws.call('elasticloadbalancing:DescribeListeners', { ListenerArns: [arn] }, signal)
    return Listeners?.[0]?.DefaultActions ?? missing(arn)
  }
  const { Rules } = await aws.call('elasticloadbalancing:DescribeRules', { RuleArns: [arn] }, signal)
  return Rules?.[0]?.Actions ?? missing(arn)
}

function missing(arn: string): never {
  throw new CutoverError('NOT_FOUND', `There is no rule or listener ${arn}.`, {
    hint: 'Correct rules or testRule in target.ecs.'
  })
}

const isForward = ({ Type }: Action): boolean => Type === 'forward'

/** What each target group gets of a forward action: one that stands alone gets all (it has no weights then). */
const groupsOf = ({ ForwardConfig, TargetGroupArn }: Action) => {
  const groups = ForwardConfig?.TargetGroups ?? []
  return groups.length > 0 ? groups : TargetGroupArn ? [{ TargetGroupArn, Weight: 1 }] : []
}

/** Whether these actions send any request to a target group. */
export const reaches = (actions: readonly Action[], group: string): boolean =>
  actions
    .filter(isForward)
    .flatMap(groupsOf)
    .some(({ TargetGroupArn, Weight = 1 }) => TargetGroupArn === group && Weight > 0)

/** By service, the percentage of its requests; `foreign` when others than their target groups get some, or nobody does. */
export function sharesIn(actions: readonly Action[], groups: Readonly<Record<string, readonly string[]>>) {
  const forwards = actions.filter(isForward)
  const weights = forwards.flatMap(groupsOf)
  const total = weights.reduce((sum, { Weight = 1 }) => sum + Weight, 0)
  const shares = Object.fromEntries(
    Object.entries(groups).map(([service, own]) => {
      const part = weights
        .filter(({ TargetGroupArn = '' }) => own.includes(TargetGroupArn))
        .reduce((sum, { Weight = 1 }) => sum + Weight, 0)
      return [service, percentage(part, total)]
    })
  )
  const known = Object.values(groups).flat()
  const others = weights.some(({ TargetGroupArn = '', Weight = 1 }) => Weight > 0 && !known.includes(TargetGroupArn))
  return { shares, foreign: forwards.length !== 1 || others }
}

/** To a tenth; and 0 or 100 only for what is nothing or all. */
const percentage = (part: number, total: number): number =>
  part === 0 || part === total
    ? total === 0
      ? 0
      : (100 * part) / total
    : Math.min(99.9, Math.max(0.1, Math.round((1000 * part) / total) / 10))

/**
 * The same actions with other weights. ModifyRule replaces them all: logins, redirects and stickiness are sent as they were
 * read, and only what is read but never written (the shortcut TargetGroupArn beside a ForwardConfig) is left out.
 */
export function reweighted(
  actions: readonly Action[],
  groups: Readonly<Record<string, readonly string[]>>,
  shares: Readonly<Record<string, number>>
): Action[] {
  return actions.map(action => {
    if (!isForward(action)) return action
    const { TargetGroupArn: _shortcut, ForwardConfig, ...rest } = action
    const there = groupsOf(action)
    const sides = Object.entries(groups)
    // A service with several ports has a group for each: a rule is of one port, on both sides.
    const port = Math.max(0, ...sides.map(([, own]) => own.findIndex(group => there.some(isOf(group)))))
    const others = there.filter(({ TargetGroupArn = '' }) => !sides.some(([, own]) => own.includes(TargetGroupArn)))
    const moved = sides.flatMap(([service, own]) => {
      const TargetGroupArn = own[port] ?? own[0]
      return TargetGroupArn === undefined ? [] : [{ TargetGroupArn, Weight: shares[service] ?? 0 }]
    })
    return { ...rest, ForwardConfig: { ...ForwardConfig, TargetGroups: [...moved, ...others] } }
  })
}

const isOf =
  (group: string) =>
  ({ TargetGroupArn }: { TargetGroupArn?: string | undefined }): boolean =>
    TargetGroupArn === group

/** Read again, compared, and written: what AWS itself does not compare. @throws CONFLICT when it is not as it was seen */
export async function moveWeights(
  aws: Aws,
  groups: Readonly<Record<string, readonly string[]>>,
  move: {
    readonly rule: string
    readonly from: Readonly<Record<string, number>>
    readonly to: Readonly<Record<string, number>>
  },
  signal?: AbortSignal
): Promise<void> {
  const actions = await actionsOf(aws, move.rule, signal)
  const { shares } = sharesIn(actions, groups)
  if (sharesText(shares) !== sharesText(move.from))
    throw new CutoverError('CONFLICT', `The weights of ${move.rule} are ${sharesText(shares)} meanwhile.`, {
      hint: 'The run looks again.'
    })
  const next = reweighted(actions, groups, move.to)
  if (isListener(move.rule)) {
    const input: InputOf<'elasticloadbalancing:ModifyListener'> = { ListenerArn: move.rule, DefaultActions: next }
    await aws.call('elasticloadbalancing:ModifyListener', input, signal)
  } else await aws.call('elasticloadbalancing:ModifyRule', { RuleArn: move.rule, Actions: next }, signal)
}
