import { isMap } from 'yaml'
import { CutoverError } from '../errors.ts'
import { type Aim, type Document, hastenGates, leaveOutForeignGates, type Own, pathsOf, watched } from './aim.ts'

/** How a service of Amazon ECS takes its traffic to a release; two services do it by weights. */
export const ecsModes = ['native', 'weights', 'rolling'] as const
export type EcsMode = (typeof ecsModes)[number]

/** What the sandbox has for a mode: services, and between two of them the rules. */
export interface EcsPlace {
  readonly mode: EcsMode
  readonly cluster: string
  readonly app: string
  readonly services: readonly string[]
  readonly rule: string
  readonly testRule: string
}

/** Each replaces what the configuration says. */
const quick = { bake: '3s', deadline: '2m' }
const shares = { drain: '1s', keepPrevious: '10m' }
const halfway = [50]

/** A parameter that is there for every secret. No program is given its value: the sandbox starts tasks without secrets. */
export const standInSecret = '/rehearsed'

/** Aims the target `ecs` at services that the sandbox has made. */
export const ecsAim = (place: EcsPlace): Aim => ({
  target: 'ecs',
  rewrite: text => text.replaceAll(/("valueFrom"\s*:\s*)"[^"]*"/g, `$1"${standInSecret}"`),
  set(document, own) {
    const file = own.environment.target?.ecs?.taskDefinition
    if (file === undefined) throw withoutDefinition(own.name)
    const notes = [...aimAt(document, own, place), ...leaveOutForeignGates(document, own)]
    return {
      place: place.cluster,
      files: [file],
      notes: [...notes, ...leaveOutGatesBefore(document, own, place.mode), ...hasten(document, own, place.mode)]
    }
  }
})

/** Names for what a target says, so that each mode can be played whichever the services have. */
export function namesOf({ environment }: Own, mode: EcsMode): Pick<EcsPlace, 'cluster' | 'app' | 'services'> {
  const { cluster = 'default', app, service = 'web' } = environment.target?.ecs ?? {}
  const services = [service].flat()
  const name = app ?? services[0] ?? 'web'
  const pair = services.length === 2 ? services : [`${name}-blue`, `${name}-green`]
  return { cluster, app: name, services: mode === 'weights' ? pair : [name] }
}

function aimAt(document: Document, { name }: Own, { mode, services, app, rule, testRule }: EcsPlace): string[] {
  const target = ['environments', name, 'target', 'ecs']
  const leftOut = ['lock', 'schedules', 'tasks'].filter(key => document.deleteIn([...target, key]))
  for (const key of ['region', 'rules', 'testRule']) document.deleteIn([...target, key])
  const containers = document.getIn([...target, 'set', 'containers'])
  if (isMap(containers)) for (const { value } of containers.items) if (isMap(value)) value.delete('secrets')
  document.setIn([...target, 'service'], services.length === 1 ? services[0] : [...services])
  document.setIn([...target, 'app'], app)
  if (mode === 'weights') {
    document.setIn([...target, 'rules'], [rule])
    document.setIn([...target, 'testRule'], testRule)
  }
  return leftOut.length === 0 ? [] : [`Left out of the target: ${leftOut.join(', ')}.`]
}

function leaveOutGatesBefore(document: Document, own: Own, mode: EcsMode): string[] {
  if (mode !== 'rolling' || pathsOf(own, 'before').length === 0) return []
  document.deleteIn(['environments', own.name, 'gates', 'before'])
  return ['A service that rolls has no moment for gates before the cutover: they are not asked.']
}

function hasten(document: Document, own: Own, mode: EcsMode): string[] {
  const strategy = ['environments', own.name, 'strategy']
  const { weighted, ...rest } = own.environment.strategy ?? {}
  const [written] = Object.values({ ...rest, weighted }).filter(one => one !== undefined) as { bake?: unknown }[]
  const steps = (weighted?.steps ?? halfway).map(step => (typeof step === 'number' ? step : (step.weight ?? 100)))
  document.setIn(
    strategy,
    mode === 'weights'
      ? { weighted: { steps: steps.map(weight => ({ weight, for: '1s' })), ...quick, ...shares } }
      : { [mode === 'rolling' ? 'rolling' : 'blueGreen']: quick }
  )
  hastenGates(document, own)
  const each = mode === 'weights' ? [`Each share of the requests (${steps.join(', ')} %) is watched for a second.`] : []
  return [watched(quick.bake, written?.bake), ...each]
}

const withoutDefinition = (environment: string): CutoverError =>
  new CutoverError('CONFIG_INVALID', `environments.${environment}.target.ecs names no taskDefinition.`, {
    hint: 'A rehearsal has no live revision to begin with: name a file, such as ecs/web.json (aws ecs describe-task-definition gives one).'
  })
