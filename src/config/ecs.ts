import { CutoverError, quoted } from '../errors.ts'
import type { Milliseconds } from '../io/clock.ts'
import { type TaskSettings, taskSettingsOf } from './ecs-task.ts'
import { given, type Overrides } from './overrides.ts'
import type { EnvironmentConfig } from './schema.ts'

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
  /** What is set in the task definition beside its images. */
  readonly set?: TaskSettings
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
  readonly deadline: Milliseconds
}

/** A migration that takes longer should be one that can be waited for elsewhere. */
const taskDeadline: Milliseconds = 600_000
const lockPrefix = 'cutover/'

type Written = NonNullable<NonNullable<EnvironmentConfig['target']>['ecs']>

/**
 * The services of an environment, inputs before the file; undefined where neither names any.
 * @throws INPUT_INVALID, CONFIG_INVALID, also for what is said of Kubernetes beside it
 */
export function ecsOf(inputs: Overrides, environment: EnvironmentConfig, name: string): EcsSettings | undefined {
  const written = environment.target?.ecs
  if (!written && inputs.cluster === undefined && inputs.service === undefined) return undefined
  refuseKubernetes(inputs, environment, name)
  const cluster = inputs.cluster ?? written?.cluster
  if (cluster === undefined) throw missing('cluster', 'shop')
  const services = inputs.service ?? written?.service
  if (services === undefined) throw missing('service', 'web')
  if (services.length === 1 && environment.strategy?.weighted && inputs.strategy === undefined)
    throw weightless(services, name)
  return {
    ...{ cluster, services, app: inputs.app ?? written?.app ?? appOf(services, name) },
    ...given({
      region: inputs.region ?? written?.region,
      taskDefinition: inputs.taskDefinition ?? written?.taskDefinition,
      set: written?.set && taskSettingsOf(written.set),
      testRule: written?.testRule,
      lock: written?.lock && { bucket: written.lock.bucket, prefix: written.lock.prefix ?? lockPrefix },
      keepRevisions: written?.keepRevisions
    }),
    ...rulesOf(services, written, name),
    containers: written?.containers ?? {},
    schedules: (written?.schedules ?? []).map(({ rule, bus }) => ({ rule, ...given({ bus }) })),
    tasks: (written?.tasks ?? []).map(task => ({ deadline: taskDeadline, ...given(task), name: task.name }))
  }
}

/** Two services without rules have no traffic to move, and who names one by an input has another way to go. */
function rulesOf(services: readonly string[], written: Written | undefined, environment: string) {
  const rules = services.length === 2 ? (written?.rules ?? []) : []
  if (services.length === 1 || (services.length === 2 && rules.length > 0)) return { rules }
  const said = quoted(services.join(', '))
  throw services.length === 2
    ? new CutoverError(
        'INPUT_INVALID',
        `Input service names two services, ${said}, and nothing says which rules move.`,
        {
          hint: `Give the ARNs of the listener rules as environments.${environment}.target.ecs.rules in .github/cutover.yml.`
        }
      )
    : new CutoverError('INPUT_INVALID', `Input service is ${said}: it must be one service, or two.`, {
        hint: 'Two services are the two sides behind one load balancer. Release more than one app in jobs of their own.'
      })
}

/** Inputs and keys that say something of Kubernetes alone, or of nothing that ECS has. */
function refuseKubernetes(inputs: Overrides, { strategy, gates }: EnvironmentConfig, name: string): void {
  const { manifests, namespace, kubeconfig } = inputs
  const kubernetes = given({
    ...{ manifests, namespace, kubeconfig },
    ...{ 'helm-chart': inputs.helmChart, 'helm-values': inputs.helmValues, 'kube-context': inputs.kubeContext }
  })
  const [input] = Object.keys(kubernetes)
  if (input !== undefined)
    throw new CutoverError('INPUT_INVALID', `Input ${input} is for Kubernetes, and this release goes to Amazon ECS.`, {
      hint: `Leave it out, or release to ${name} and to a cluster of Kubernetes in two environments.`
    })
  const { overlap, keepReleases } = { overlap: undefined, ...strategy?.blueGreen, ...strategy?.weighted }
  const keys = [
    ...(overlap === undefined
      ? []
      : ['strategy.blueGreen.overlap (targets leave a target group by its deregistration delay)']),
    ...(keepReleases === undefined ? [] : ['keepReleases of its strategy (target.ecs.keepRevisions does that)']),
    ...(gates?.pods ? ['gates.pods (tasks that fail are seen by ECS itself)'] : [])
  ]
  if (keys.length === 0) return
  throw new CutoverError(
    'CONFIG_INVALID',
    `environments.${name} has what means nothing on Amazon ECS: ${keys.join('; ')}.`,
    {
      hint: 'Take it out of the file.'
    }
  )
}

function appOf(services: readonly string[], environment: string): string {
  const [only] = services
  if (only !== undefined && services.length === 1) return only
  throw new CutoverError(
    'CONFIG_INVALID',
    `The environment ${environment} has two services, and nothing names its app.`,
    {
      hint: 'Give it as app, under target.ecs or as an input. It names the lock and the releases: never change it.'
    }
  )
}

/** Who writes shares of the requests must not get all of them moved at once. */
const weightless = ([service]: readonly string[], environment: string): CutoverError =>
  new CutoverError(
    'CONFIG_INVALID',
    `environments.${environment}.strategy.weighted moves weights between two services, and ${service} is one.`,
    {
      hint: 'Name two services behind one load balancer; or give the service the strategy LINEAR or CANARY of ECS, and blueGreen here.'
    }
  )

const missing = (input: string, example: string): CutoverError =>
  new CutoverError('INPUT_INVALID', `Input ${input} is missing.`, {
    hint: `Amazon ECS needs a cluster and a service: give it as ${input}: ${example}.`
  })
