import type { Aws, InputOf } from '../../aws/aws.ts'
import { CutoverError } from '../../errors.ts'
import { appSpecOf } from './app-spec.ts'
import type { Journal } from './journal.ts'
import type { S3Lock } from './lock.ts'
import { describeServices, type Observed, type Observer } from './observe.ts'
import type { Place } from './ports.ts'
import type { EcsService } from './preflight-subject.ts'
import { actionsOf, moveWeights, sharesIn } from './rules.ts'
import type { Step } from './step.ts'
import { primaryOf } from './task-definition/base.ts'

/** What an act needs. */
export interface Hands {
  readonly aws: Aws
  readonly place: Place
  readonly journal: Journal
  readonly lock: S3Lock | undefined
  readonly observer: Observer
  readonly before?: Before | undefined
  /** The last look: how this service is deployed at all. */
  readonly seen: Observed
}

/** What is done on the revision of this ARN before anything is moved; safe to repeat. */
export type Before = (revision: string, signal: AbortSignal) => Promise<void>

type Call = Exclude<Step, { verb: 'note' | 'gate' }>

/**
 * Sends one decided call. Where AWS compares nothing, what it is based on is read again right before: what differs then is
 * CONFLICT, and decided anew.
 */
export async function carryOut(step: Call, hands: Hands, signal: AbortSignal): Promise<void> {
  const { aws, lock, journal } = hands
  if (step.verb === 'lock') return lock?.write(step, signal)
  await lock?.confirm(signal)
  switch (step.verb) {
    case 'register':
      return journal.register(step.previous, signal)
    case 'prepare':
      return prepare(hands, signal)
    case 'update':
      return update(step, hands, signal)
    case 'scale':
      await (step.to < step.from ? unreached(step.service, hands, signal) : asSmall(step, hands, signal))
      await aws.call('ecs:UpdateService', { ...named(step, hands), desiredCount: step.to }, signal)
      return
    case 'weigh':
      return moveWeights(aws, hands.observer.groups, step, signal)
    case 'answer':
      return answer(step, hands, signal)
    case 'stop':
      return stop(step.deployment, hands, signal)
  }
}

/** It may take longer than the lock lasts without being renewed. */
async function prepare({ before, lock, seen: { revision } }: Hands, signal: AbortSignal): Promise<void> {
  if (!before || revision === undefined) return
  if (lock) await lock.during(during => before(revision, during), signal)
  else await before(revision, signal)
}

const named = ({ service }: { service: string }, { place: { cluster } }: Hands) => ({ cluster, service })

async function update(step: Extract<Step, { verb: 'update' }>, hands: Hands, signal: AbortSignal): Promise<void> {
  const { aws, place, seen } = hands
  const [service] = await describeServices(aws, { ...place, services: [step.service] }, signal)
  const live = service && primaryOf(service).taskDefinition
  if (!service || live !== step.from)
    throw changed(`Service ${step.service} runs ${live ?? 'nothing'} meanwhile, not ${step.from}.`)
  if (seen.mode === 'codedeploy') return create(step, service, hands, signal)
  if (step.size !== undefined) await unreached(step.service, hands, signal)
  const size = step.size === undefined ? {} : { desiredCount: step.size }
  const input: InputOf<'ecs:UpdateService'> = { ...named(step, hands), taskDefinition: step.to, ...size }
  await aws.call('ecs:UpdateService', input, signal)
}

async function create(
  { to, service: name }: Extract<Step, { verb: 'update' }>,
  service: EcsService,
  { aws, seen }: Hands,
  signal: AbortSignal
): Promise<void> {
  const group = seen.services.find(one => one.name === name)?.group
  if (!group) throw changed(`Service ${name} has no deployment group any more.`)
  await aws.call(
    'codedeploy:CreateDeployment',
    {
      applicationName: group.application,
      deploymentGroupName: group.name,
      // By the revision here a later look knows the deployment, whatever became of the answer.
      description: `Cutover: ${to}`,
      revision: { revisionType: 'AppSpecContent', appSpecContent: { content: appSpecOf(service, to) } }
    },
    signal
  )
}

/** What somebody else has raised meanwhile is not made smaller. */
async function asSmall(
  { service: name, from }: Extract<Step, { verb: 'scale' }>,
  { aws, place }: Hands,
  signal: AbortSignal
): Promise<void> {
  const [service] = await describeServices(aws, { ...place, services: [name] }, signal)
  const size = service?.desiredCount ?? 0
  if (size !== from) throw changed(`Service ${name} is to run ${size} tasks meanwhile, not ${from}.`)
}

/** No rule sends requests to a service whose tasks are about to be changed or taken. */
async function unreached(service: string, { aws, place, observer }: Hands, signal: AbortSignal): Promise<void> {
  for (const rule of [...place.rules, ...(place.testRule ? [place.testRule] : [])]) {
    const { shares } = sharesIn(await actionsOf(aws, rule, signal), observer.groups)
    if ((shares[service] ?? 0) > 0 && rule !== place.testRule)
      throw changed(`Rule ${rule} sends ${shares[service]} % of its requests to service ${service} meanwhile.`)
  }
}

async function answer(
  { deployment, hook, action }: Extract<Step, { verb: 'answer' }>,
  { aws, seen }: Hands,
  signal: AbortSignal
): Promise<void> {
  if (seen.mode !== 'codedeploy') {
    const input = { serviceDeploymentArn: deployment, hookId: hook, action }
    await aws.call('ecs:ContinueServiceDeployment', input, signal).catch(answeredBefore)
  } else if (action === 'ROLLBACK') {
    await aws.call('codedeploy:StopDeployment', { deploymentId: deployment, autoRollbackEnabled: true }, signal)
  } else {
    const deploymentWaitType = hook.endsWith('TERMINATION_WAIT')
      ? ('TERMINATION_WAIT' as const)
      : ('READY_WAIT' as const)
    const input = { deploymentId: deployment, deploymentWaitType }
    await aws.call('codedeploy:ContinueDeployment', input, signal)
  }
}

/** A hook that waits no more has been answered, by a call without an answer or by somebody else: what is seen next counts. */
function answeredBefore(error: unknown): never {
  if (error instanceof CutoverError && error.code === 'CLOUD_INVALID' && /hookId/i.test(error.message))
    throw changed(error.message)
  throw error
}

async function stop(deployment: string, { aws, seen }: Hands, signal: AbortSignal): Promise<void> {
  if (seen.mode === 'codedeploy')
    await aws.call('codedeploy:StopDeployment', { deploymentId: deployment, autoRollbackEnabled: true }, signal)
  else {
    const input = { serviceDeploymentArn: deployment, stopType: 'ROLLBACK' as const }
    await aws.call('ecs:StopServiceDeployment', input, signal)
  }
}

const changed = (message: string): CutoverError =>
  new CutoverError('CONFLICT', message, { hint: 'The run looks again, and decides anew.' })
