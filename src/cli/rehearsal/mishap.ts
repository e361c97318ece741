import type { Http, HttpRequest } from '../../io/http.ts'
import type { SandboxCluster } from '../../sandbox/cluster/cluster.ts'

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Reviews and dry runs are sent by POST or PATCH and change nothing. */
export const changes = (method: string, path: string, query: string): boolean =>
  writing.has(method) && !path.includes('selfsubject') && !/dryRun=All/.test(query)

/** Answers the `at`th write to the cluster from now on with 500, once. */
export function failWrite(cluster: SandboxCluster, at: number): void {
  let seen = 0
  cluster.faults = ({ method, path, query }) => {
    if (changes(method, path, String(query))) seen += 1
    else return undefined
    if (seen !== at) return undefined
    cluster.faults = undefined
    return { status: 500, message: 'the rehearsal wants it so' }
  }
}

/** What is left of the world for a run that died: its last write goes out, and nothing ever comes back. */
export interface Death {
  readonly http: Http
  /** Resolves at the moment of death; never, when the run ends before. */
  readonly died: Promise<void>
  readonly isDead: () => boolean
}

/** Ends a run at its `at`th request that `changes` something, as a runner that is switched off does: no clean-up, no last word. */
export function dieAt(http: Http, changes: (request: HttpRequest) => boolean, at: number): Death {
  let seen = 0
  let dead = false
  const died = Promise.withResolvers<void>()
  const never = new Promise<never>(() => {})
  return {
    died: died.promise,
    isDead: () => dead,
    http: {
      async send(request) {
        if (dead) return never
        if (changes(request)) seen += 1
        if (seen < at) return http.send(request)
        dead = true
        const answer = await http.send(request)
        answer.discard()
        died.resolve()
        return never
      }
    }
  }
}
