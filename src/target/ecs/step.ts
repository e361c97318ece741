import type { Memory } from './seen.ts'

/** One thing to do. All but `note` and `gate` are calls that change something. */
export type Step =
  /** Creates, renews or takes over the lock object, as it was seen. */
  | { readonly verb: 'lock'; readonly epoch: number; readonly etag?: string }
  /** Changes what the run knows, and nothing else. */
  | { readonly verb: 'note'; readonly memory: Partial<Memory> }
  | { readonly verb: 'gate'; readonly when: 'before' | 'after' }
  /** Registers the release's revision, with what is live as its `previous`: the journal. */
  | { readonly verb: 'register'; readonly previous: string }
  /** Does what comes before anything is moved, on the revision that is registered. */
  | { readonly verb: 'prepare' }
  /** Takes a service from one revision to another. `size` only where weights own it. */
  | {
      readonly verb: 'update'
      readonly service: string
      readonly from: string
      readonly to: string
      /** The newest deployment of the service at that time. */
      readonly after?: string
      readonly size?: number
    }
  /** Scales a service in that gets no requests, refused by the act when a rule still sends some; or raises one that has no task. */
  | { readonly verb: 'scale'; readonly service: string; readonly from: number; readonly to: number }
  | {
      readonly verb: 'answer'
      readonly deployment: string
      readonly hook: string
      readonly action: 'CONTINUE' | 'ROLLBACK'
    }
  /** Takes a deployment back that is on its way. */
  | { readonly verb: 'stop'; readonly deployment: string }
  | {
      readonly verb: 'weigh'
      readonly rule: string
      readonly from: Readonly<Record<string, number>>
      readonly to: Readonly<Record<string, number>>
    }

/** What a step leads to, as one text: equal for two calls that do the same. */
export function effectOf(step: Step): string {
  switch (step.verb) {
    case 'update':
      return `${step.service} to ${step.to}${step.size === undefined ? '' : ` x${step.size}`}`
    case 'scale':
      return `${step.service} x${step.to}`
    case 'weigh':
      return `${step.rule} ${sharesText(step.to)}`
    case 'answer':
      return `${step.hook} ${step.action}`
    case 'stop':
      return `stop ${step.deployment}`
    default:
      return step.verb
  }
}

/** `web-a 90, web-b 10` */
export const sharesText = (shares: Readonly<Record<string, number>>): string =>
  Object.entries(shares)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, share]) => `${service} ${share}`)
    .join(', ')
