import type { Container, Handler, Pod } from '../pods.ts'
import type { Address } from '../traffic/endpoints.ts'

/** An image as the node has it: what runs, where, with what environment. */
export interface Image {
  /** ENTRYPOINT and, where the pod gives no `args`, what precedes CMD. */
  readonly command: readonly string[]
  /** CMD: replaced by the container's `args`. */
  readonly args?: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** `sha256:...`, for `status.containerStatuses[].imageID`. */
  readonly digest?: string
}

/** Why an image can't be had. The kubelet tries again, with growing pauses. */
export interface Unpullable {
  readonly error: 'ErrImagePull' | 'InvalidImageName'
  readonly message: string
}

export type ResolveImage = (reference: string) => Promise<Image | Unpullable>

/** One start of one container. */
export interface Launch {
  readonly pod: Pod
  readonly container: Container
  readonly image: Image
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Takes what the container writes, line by line. */
  readonly log: (line: string) => void
}

export interface Exit {
  /** As a container runtime reports it: 128 + the signal's number when a signal ended it. */
  readonly code: number
}

/** A container that runs. */
export interface Running {
  readonly exit: Promise<Exit>
  signal(name: 'SIGTERM' | 'SIGKILL'): void
  /** Where its `port` is reached; undefined while nothing listens there. */
  address(port: number): Address | undefined
  /** Answers probes and hooks itself instead of over HTTP: for containers that have no socket. */
  readonly answers?: (handler: Handler) => boolean
}

/** What a container is. Rejects when it can't be started. */
export type Workload = (launch: Launch) => Promise<Running>
