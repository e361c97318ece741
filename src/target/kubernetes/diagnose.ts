import type { V1ContainerStatus, V1PodStatus } from '@kubernetes/client-node'
import type { KubeObject } from './objects.ts'

/** A container of a pod, and what its status says. */
interface Container {
  readonly pod: string
  readonly status: V1ContainerStatus
}

/** The log of one container run; `previous` is the run before the current one. */
export interface LogSource {
  readonly pod: string
  readonly container: string
  readonly previous: boolean
}

/** Two restarts are three failed starts within 15 s: whoever waits for a dependency at start has had three chances. */
const restartsOfALostCause = 2
const mostPods = 3
const mostEvents = 5
const mostLogLines = 20
const longestLine = 500

const statusOf = (pod: KubeObject): V1PodStatus => (pod.status as V1PodStatus | undefined) ?? {}

function containersOf(pod: KubeObject): Container[] {
  const { initContainerStatuses = [], containerStatuses = [] } = statusOf(pod)
  return [...initContainerStatuses, ...containerStatuses].map(status => ({ pod: pod.metadata.name, status }))
}

/** An init container that is done counts as ready, too. */
const isUp = ({ status }: Container): boolean => status.ready === true

const short = (text: string): string =>
  text.length > longestLine ? `${text.slice(0, longestLine)}...` : text.replace(/\.$/, '')

const because = (message: string | undefined): string => (message ? `: ${short(message)}` : '')

/** `container web exits with 1 (Error), 3 starts so far`, of a container that is down and was started before. */
function crash({ status }: Container): string | undefined {
  const ended = status.state?.terminated ?? status.lastState?.terminated
  if (!ended || status.state?.running) return undefined
  const why = ended.reason && ended.reason !== 'Error' ? ` (${ended.reason})` : ''
  const starts = status.restartCount + 1
  return `container ${status.name} exits with ${ended.exitCode}${why}, ${starts} ${starts === 1 ? 'start' : 'starts'} so far${because(ended.message)}`
}

/** An image that is not there stays so; every other failure to pull may pass (a registry that rests, a new login). */
const isAbsent = (message: string): boolean => /not found|manifest unknown|does not exist/i.test(message)
const isMisspelt = (message: string): boolean => /invalid reference format|failed to parse image/i.test(message)

/** The kubelet's own caches and timeouts pass; what names an object or key that is not there does not. */
const isBeingSynced = (message: string): boolean => /failed to sync|timed out|deadline exceeded/i.test(message)

/** Why a container will never start. */
function stuck({ status }: Container): string | undefined {
  const { name, image } = status
  const { reason = '', message = '' } = status.state?.waiting ?? {}
  const pull = reason === 'ErrImagePull' || reason === 'ImagePullBackOff'
  if (reason === 'InvalidImageName' || (pull && isMisspelt(message))) {
    return `the image ${image} of container ${name} is no valid name`
  }
  if (pull && isAbsent(message)) return `the image ${image} of container ${name} is not found`
  if (reason === 'ErrImageNeverPull')
    return `the image ${image} of container ${name} is not on the node, and never pulled`
  if (reason === 'CreateContainerConfigError' && !isBeingSynced(message))
    return `container ${name} can't be configured${because(message)}`
  return undefined
}

/** Why a container will never run by waiting alone. */
const lost = (container: Container): string | undefined =>
  stuck(container) ?? (container.status.restartCount >= restartsOfALostCause ? crash(container) : undefined)

/** Why one of these pods will never start; what it does once started is not looked at. */
export const unstartable = (pods: readonly KubeObject[]): string | undefined =>
  pods
    .flatMap(containersOf)
    .map(stuck)
    .find(reason => reason !== undefined)

/**
 * Why none of these pods will become ready by waiting, or undefined while one of them still may. Reads what pods have been
 * through, not the word CrashLoopBackOff: a pod in a crash loop bears it only for moments.
 */
export function doomed(pods: readonly KubeObject[]): string | undefined {
  const reasons = pods.map(pod =>
    containersOf(pod)
      .map(lost)
      .find(reason => reason !== undefined)
  )
  return reasons.every(reason => reason !== undefined) ? reasons[0] : undefined
}

/** What keeps one pod from being ready, each thing in a few words. */
function troubles(pod: KubeObject): string[] {
  const { conditions = [], phase, reason, message } = statusOf(pod)
  const placed = conditions.find(({ type }) => type === 'PodScheduled')
  if (placed?.status === 'False')
    return [`finds no node (${placed.reason ?? 'Unschedulable'})${because(placed.message)}`]
  if (phase === 'Failed') return [`failed (${reason ?? 'no reason given'})${because(message)}`]
  const down = containersOf(pod).filter(container => !isUp(container))
  return down.map(container => {
    const { name, state } = container.status
    const waiting = state?.waiting
    const known = lost(container) ?? crash(container)
    if (known) return known
    if (waiting) return `container ${name} waits (${waiting.reason ?? 'no reason given'})${because(waiting.message)}`
    return `container ${name} runs but is not ready`
  })
}

interface Event {
  readonly reason?: string
  readonly message?: string
  readonly type?: string
  readonly count?: number
  readonly lastTimestamp?: string
  readonly eventTime?: string
  readonly involvedObject?: { readonly name?: string }
}

const timeOf = ({ lastTimestamp, eventTime }: Event): string => lastTimestamp ?? eventTime ?? ''

/** The warnings about a pod, each kind once with its number, the last ones last. */
function warnings(pod: string, events: readonly KubeObject[]): string[] {
  const counted = new Map<string, number>()
  const own = (events as readonly Event[]).filter(
    event => event.involvedObject?.name === pod && event.type !== 'Normal'
  )
  for (const { reason, message = '', count = 1 } of own.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))) {
    const text = `${reason}${because(message)}`
    counted.set(text, (counted.get(text) ?? 0) + count)
  }
  return [...counted].slice(-mostEvents).map(([text, count]) => (count > 1 ? `${text} (${count} times)` : text))
}

/** One pod for each kind of trouble: pods of one template mostly suffer alike. */
function examples(pods: readonly KubeObject[]): { pod: KubeObject; said: string[]; alike: number }[] {
  const kinds = new Map<string, { pod: KubeObject; said: string[]; alike: number }>()
  for (const pod of pods) {
    const said = troubles(pod)
    if (said.length === 0) continue
    const known = kinds.get(said.join())
    if (known) known.alike += 1
    else kinds.set(said.join(), { pod, said, alike: 0 })
  }
  return [...kinds.values()].slice(0, mostPods)
}

const hasRun = ({ status: { containerID, state, lastState } }: Container): boolean =>
  [containerID, state?.running, state?.terminated, lastState?.terminated].some(Boolean)

/** The logs that explain these pods: of containers that ran and are not ready. */
export const logsOf = (pods: readonly KubeObject[]): LogSource[] =>
  examples(pods).flatMap(({ pod }) =>
    containersOf(pod)
      .filter(container => !isUp(container) && hasRun(container))
      .map(({ status }) => ({
        pod: pod.metadata.name,
        container: status.name,
        // Between two runs, and just after a start, the run that failed is the one before.
        previous: status.lastState?.terminated !== undefined && status.state?.terminated === undefined
      }))
  )

export interface Log extends LogSource {
  readonly text: string
}

/**
 * Why pods are not ready, as lines for people: state of containers, conditions, warnings among their events, and the last
 * lines of their logs. Pods that suffer alike are told once. Everything is bounded.
 */
export function diagnose(pods: readonly KubeObject[], events: readonly KubeObject[], logs: readonly Log[]): string[] {
  return examples(pods).flatMap(({ pod, said, alike }) => {
    const { name } = pod.metadata
    const others = alike > 0 ? ` (${alike} more alike)` : ''
    const quoted = logs
      .filter(log => log.pod === name && log.text.trim() !== '')
      .flatMap(({ container, text }) => [
        `  the log of ${container} ends with:`,
        ...text
          .trimEnd()
          .split('\n')
          .slice(-mostLogLines)
          .map(line => `    ${line.slice(0, longestLine)}`)
      ])
    return [
      ...said.map((trouble, i) => `Pod ${name}: ${trouble}${i === 0 ? others : ''}`),
      ...warnings(name, events).map(warning => `  ${warning}`),
      ...quoted
    ]
  })
}
