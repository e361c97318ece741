import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { Container, Pod } from '../pods.ts'
import type { Store } from '../store.ts'
import type { Image, ResolveImage, Workload } from '../workload/workload.ts'
import { environment } from './environment.ts'
import { pause } from './handler.ts'

/** What a container needs of the node. */
export interface Host {
  readonly store: Store
  readonly clock: Clock
  readonly workload: Workload
  readonly resolveImage: ResolveImage
  readonly backOff: { readonly initial: Milliseconds; readonly most: Milliseconds }
  /** Shows CrashLoopBackOff during the whole pause; the real kubelet mostly shows it for an instant at its end. */
  readonly showsCrashLoop: boolean
}

/** What a container does before it runs, and how it says what it waits for. */
export interface Preparing {
  readonly host: Host
  readonly pod: () => Pod
  readonly container: Container
  readonly signal: AbortSignal
  /** Shows a waiting state and records the failure behind it. */
  waits(reason: string, message: string, failure: string): void
  events(type: 'Normal' | 'Warning', reason: string, message: string): void
}

/** 10 s, 20 s, 40 s ... 5 min, unless the cluster was started with other pauses. */
export const pauseOf = ({ backOff }: Host, count: number): Milliseconds =>
  Math.min(backOff.most, backOff.initial * 2 ** count)

/** Pulls the image, again and again; undefined when `signal` aborts first. ErrImagePull and ImagePullBackOff alternate. */
export async function pull({ host, container, signal, waits, events }: Preparing): Promise<Image | undefined> {
  const { image } = container
  for (let attempt = 0; !signal.aborted; attempt++) {
    events('Normal', 'Pulling', `Pulling image "${image}"`)
    const found = await host.resolveImage(image)
    if (!('error' in found)) {
      events('Normal', 'Pulled', `Successfully pulled image "${image}"`)
      return found
    }
    const { error, message } = found
    events('Warning', 'Failed', `Failed to pull image "${image}": ${message}`)
    waits(error, message, `Error: ${error}`)
    if (!(await pause(host.clock, pauseOf(host, 0), signal))) return undefined
    const said = `Back-off pulling image "${image}"`
    events('Normal', 'BackOff', said)
    waits('ImagePullBackOff', `${said}: ${error}: ${message}`, 'Error: ImagePullBackOff')
    if (!(await pause(host.clock, pauseOf(host, attempt), signal))) return undefined
  }
  return undefined
}

/** The environment, as soon as all that it names is there; undefined when `signal` aborts first. */
export async function configured(
  { host, pod, container, signal, waits }: Preparing,
  image: Image
): Promise<Readonly<Record<string, string>> | undefined> {
  while (!signal.aborted) {
    const found = environment(host.store, pod(), container, image.env)
    if ('env' in found) return found.env
    waits('CreateContainerConfigError', found.missing, `Error: ${found.missing}`)
    if (!(await pause(host.clock, 1000, signal))) return undefined
  }
  return undefined
}
