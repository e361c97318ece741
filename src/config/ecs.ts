/** Services of Amazon ECS that a release goes to. */
export interface EcsSettings {
  readonly cluster: string
  /** One service; or two behind one load balancer, between which weights move. */
  readonly services: readonly string[]
  /** Names the lock and the releases among the task definitions. */
  readonly app: string
  /** AWS_REGION where it is absent. */
  readonly region?: string
  /** Path of the task definition, JSON or JSONC; without it the live revision is the base. */
  readonly taskDefinition?: string
  /** Names of containers, and the name of the image that each gets. Where it is empty, names that are equal fit, or the one essential container gets the one image. */
  readonly containers: Readonly<Record<string, string>>
  /** For two services: the listener rules (or listeners, for their default action) that carry the traffic, as ARNs. */
  readonly rules: readonly string[]
  /** The rule by which the idle service is reached for tests. */
  readonly testRule?: string
  /** Where the lock object lies. Without it nothing keeps two pipelines apart but a look right before each call. */
  readonly lock?: { readonly bucket: string; readonly prefix: string }
  /** EventBridge rules whose ECS targets move to the same revision. */
  readonly schedules: readonly { readonly rule: string; readonly bus?: string }[]
  /** Run once a release before its cutover, in this order; each must end with exit code 0. */
  readonly tasks: readonly OneOffTask[]
  /** How many revisions are kept beside the live and the previous one; none is deregistered where it is absent. */
  readonly keepRevisions?: number
}

export interface OneOffTask {
  readonly name: string
  /** The container that runs the command; the only essential one where it is absent. */
  readonly container?: string
  readonly command?: readonly string[]
  /** Milliseconds. */
  readonly deadline: number
}
