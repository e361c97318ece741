import type { Clock } from '../../io/clock.ts'
import type { SandboxAws } from '../../sandbox/aws/server.ts'
import type { Move } from './result.ts'

interface Described {
  readonly Rules: readonly {
    readonly Actions: readonly {
      readonly ForwardConfig?: {
        readonly TargetGroups: readonly { readonly TargetGroupArn: string; readonly Weight: number }[]
      }
    }[]
  }[]
}

/** By target group, in percent. */
type Weights = Readonly<Record<string, number>>

/** Shorter than any share is held. */
const often = 20

/** Keeps every change of a rule's weights, whoever made it: Cutover by ModifyRule, or ECS for a service of its own. */
export function watchWeights(
  aws: SandboxAws,
  { rule, app }: { readonly rule: string; readonly app: string },
  versionOf: (targetGroup: string) => string,
  clock: Pick<Clock, 'now' | 'sleep'>
) {
  const moves: Move[] = []
  const stopped = new AbortController()
  const look = async (): Promise<Weights> => {
    const { Rules } = await aws.perform<Described>('elasticloadbalancing:DescribeRules', { RuleArns: [rule] })
    const groups = Rules[0]?.Actions.flatMap(({ ForwardConfig }) => ForwardConfig?.TargetGroups ?? []) ?? []
    return Object.fromEntries(groups.map(({ TargetGroupArn, Weight }) => [TargetGroupArn, Weight]))
  }
  const watch = async () => {
    for (let before = await look(); !stopped.signal.aborted; ) {
      await clock.sleep(often)
      const now = await look()
      const risen = Object.keys(now).find(group => (now[group] ?? 0) > (before[group] ?? 0))
      if (risen !== undefined)
        moves.push({ service: app, to: told(versionOf(risen), now[risen] ?? 0), at: clock.now() })
      before = now
    }
  }
  const watching = watch()
  return {
    moves,
    async stop() {
      stopped.abort()
      await watching
    }
  }
}

const told = (version: string, share: number): string => (share === 100 ? version : `${version} (${share} %)`)
