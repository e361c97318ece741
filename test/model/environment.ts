import { type KubeObject, key } from '../../src/target/kubernetes/objects.ts'
import { releaseOf, replicasOf, selectorOf } from '../../src/target/kubernetes/seen.ts'
import { placedKey } from '../../src/target/kubernetes/stage.ts'
import { epochIn, leaseOf, spent } from './actors.ts'
import { effect, worlds } from './effects.ts'
import { breachOf, shrunkByLoad } from './invariants.ts'
import { Refusal } from './patch.ts'
import type { Kind, Move, State } from './story.ts'
import type { World } from './world.ts'

/** Requests that arrive when nobody thinks of them any more. */
export function landings(state: State): Move[] {
  return state.flight.map(({ write, epoch }, index) => {
    const flight = state.flight.filter((_, at) => at !== index)
    const what = `a late ${write.verb} ${'object' in write ? `of ${placedKey(write.object)} ` : ''}of epoch ${epoch}`
    const result = effect(state.world, write)
    if (result instanceof Refusal)
      return { kind: 'late refusal', says: `${what} is refused`, next: { ...state, flight } }
    const { acted, world } = state
    const breach = breachOf({ before: world, after: result, write, epoch, acted })
    const next = { ...state, flight, world: result, acted: epochIn(world) === epochIn(result) && acted }
    return { kind: 'late landing', says: `${what} lands`, next, breach }
  })
}

/** What pods, autoscalers and people do by themselves. */
export function accidents(state: State): Move[] {
  return [...recoveries(state), ...failures(state), ...loads(state), ...edits(state), ...deletions(state)]
}

const becoming = (state: State, kind: Kind, says: string, world: World, rest: Partial<State> = {}): Move => ({
  kind,
  says,
  next: { ...state, ...rest, world: worlds.one(world), acted: epochIn(world) === epochIn(state.world) && state.acted }
})

function recoveries(state: State): Move[] {
  const { world } = state
  return [...world.broken].flatMap(([name, trouble]): Move[] => {
    const left = new Map([...world.broken].filter(([other]) => other !== name))
    const well = world.with({ broken: left })
    if (trouble !== 'running')
      return world.get('Deployment', name) ? [becoming(state, 'pods ready', `the pods of ${name} are ready`, well)] : []
    const ill = world.with({ broken: new Map([...left, [name, 'all']]) })
    return [
      becoming(state, 'hook succeeds', `hook ${name} succeeds`, well),
      becoming(state, 'hook fails', `hook ${name} fails`, ill)
    ]
  })
}

function failures(state: State): Move[] {
  const { world, luck } = state
  if (luck.flaps === 0) return []
  const rest = { luck: spent(luck, 'flaps') }
  return world.all('Deployment').flatMap(deployment => {
    const { name } = deployment.metadata
    if (replicasOf(deployment) === 0 || world.broken.has(name)) return []
    return (['all', 'one'] as const).map(trouble => {
      const broken = new Map([...world.broken, [name, trouble] as const])
      return becoming(state, 'pods fail', `${trouble} of the pods of ${name} fails`, world.with({ broken }), rest)
    })
  })
}

interface Bounds {
  readonly scaleTargetRef: { readonly name: string }
  readonly minReplicas: number
  readonly maxReplicas: number
}

function loads(state: State): Move[] {
  const { world, luck } = state
  if (luck.loads === 0) return []
  return world.all('HorizontalPodAutoscaler').flatMap(autoscaler => {
    const { spec } = autoscaler
    const { scaleTargetRef, minReplicas, maxReplicas } = spec as unknown as Bounds
    const target = world.get('Deployment', scaleTargetRef.name)
    const sizes = [...new Set([minReplicas, maxReplicas])].filter(size => target && size !== replicasOf(target))
    return sizes.map(size => {
      const says = `the autoscaler of ${scaleTargetRef.name} makes it ${size}`
      const live = target as KubeObject
      const move = becoming(
        state,
        'autoscaler resizes',
        says,
        world.put(sized(live, size), { ...autoscaler, status: { desiredReplicas: size } }),
        {
          luck: spent(luck, 'loads')
        }
      )
      return { ...move, breach: shrunkByLoad(world, live, size) }
    })
  })
}

const sized = (deployment: KubeObject, replicas: number): KubeObject => ({
  ...deployment,
  spec: { ...(deployment.spec as object), replicas }
})

/** A person moves a Service to another release that stands, makes a release larger, gives an autoscaler another bound. */
function edits(state: State): Move[] {
  const { world, luck } = state
  if (luck.edits === 0) return []
  const rest = { luck: spent(luck, 'edits') }
  const deployments = world.all('Deployment')
  const moved = world.all('Service').flatMap(service =>
    isLive(service)
      ? deployments.flatMap(deployment => {
          const release = deployment.metadata.labels?.[key.release]
          if (release === undefined || release.startsWith('adopted-') || replicasOf(deployment) < 2) return []
          if (world.broken.has(deployment.metadata.name) || releaseOf(selectorOf(service)) === release) return []
          const selector = { app: 'web', [key.release]: release }
          const edited = world.put({ ...service, spec: { ...(service.spec as object), selector } })
          const says = `a person points Service ${service.metadata.name} at ${release}`
          return [becoming(state, 'person edits Service', says, edited, rest)]
        })
      : []
  )
  const grown = deployments
    .filter(deployment => replicasOf(deployment) === 2)
    .map(deployment =>
      becoming(
        state,
        'person edits Deployment',
        `a person makes ${deployment.metadata.name} larger`,
        world.put(sized(deployment, 3)),
        rest
      )
    )
  const rebound = world.all('HorizontalPodAutoscaler').flatMap(autoscaler => {
    const spec = autoscaler.spec as unknown as Bounds
    if (spec.maxReplicas > 3) return []
    const edited = world.put({ ...autoscaler, spec: { ...spec, maxReplicas: 4 } })
    return [becoming(state, 'person edits autoscaler', `a person edits ${autoscaler.metadata.name}`, edited, rest)]
  })
  return [...moved, ...grown, ...rebound]
}

const isLive = ({ metadata }: KubeObject): boolean => metadata.labels?.[key.release] === undefined

/** A person deletes what no traffic needs at that moment. */
function deletions(state: State): Move[] {
  const { world, luck } = state
  if (luck.deletions === 0) return []
  const carrying = new Set(
    world
      .all('Service')
      .filter(isLive)
      .map(service => releaseOf(selectorOf(service)))
  )
  const lease = leaseOf(world)
  const spare = [
    ...(lease ? [lease] : []),
    ...world.all('HorizontalPodAutoscaler'),
    ...world.all('Secret'),
    ...world.all('Service').filter(service => !isLive(service)),
    ...world.all('Deployment').filter(({ metadata }) => {
      // A person who deletes what a request under way is about to select can't be helped: a patch tests one object.
      if (state.flight.length > 0) return false
      const release = metadata.labels?.[key.release]
      return release !== undefined && !carrying.has(release)
    })
  ]
  return spare.map(object =>
    becoming(
      state,
      'person deletes',
      `a person deletes ${placedKey(object)}`,
      world.without(other => other === object),
      { luck: spent(luck, 'deletions') }
    )
  )
}
