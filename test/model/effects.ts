import type { Act, Decision } from '../../src/rollout/engine.ts'
import { decide } from '../../src/target/kubernetes/decide.ts'
import type { Goal } from '../../src/target/kubernetes/goal.ts'
import { placedKey } from '../../src/target/kubernetes/stage.ts'
import type { Step, Write } from '../../src/target/kubernetes/writes.ts'
import { identityOf, Pool } from './identity.ts'
import { Refusal } from './patch.ts'
import { type Memory, remembering, see } from './pipeline.ts'
import type { World } from './world.ts'

/*
 * The same world is reached by many stories. What a run decides in it and what a write makes of it are worked out once.
 */

const keyOf = ({ objects, broken, graves, now, slow }: World): string => {
  const ids = [...objects.values()].map(identityOf).sort((a, b) => a - b)
  return [ids.join(), [...broken].sort().join(), [...graves].sort().join(), now, slow].join(';')
}

export const worlds = new Pool<World>(keyOf)
export const memories = new Pool<Memory>(({ placed, wasHolder, leaseIdle, before, after }) =>
  [[...placed].sort().join(), wasHolder, leaseIdle, before.state, after.state].join(';')
)
const goals = new Pool<Goal>(goal => String(identityOf(goal)))
const writes = new Pool<Write>(write => String(identityOf(write)))

/** A write as the API server gets it: of what it was decided on, only what is sent along. */
export const asSent = (write: Write): Write =>
  writes.one(
    write.verb === 'patch'
      ? {
          ...write,
          object: { apiVersion: write.object.apiVersion, kind: write.object.kind, metadata: bare(write.object) }
        }
      : write
  )

const bare = ({ metadata: { name } }: { metadata: { name: string } }) => ({ name })

const remembered = <K extends object, V>(held: WeakMap<K, Map<string | object, V>>, by: K): Map<string | object, V> => {
  const map = held.get(by) ?? new Map<string | object, V>()
  held.set(by, map)
  return map
}

const after = new WeakMap<World, Map<string | object, World | Refusal>>()

/** What the API server makes of a write. */
export function effect(world: World, write: Write): World | Refusal {
  const known = remembered(after, world)
  const before = known.get(write)
  if (before) return before
  const result = attempted(world, write)
  known.set(write, result)
  return result
}

function attempted(world: World, write: Write): World | Refusal {
  try {
    return worlds.one(world.write(write))
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

export interface Decided {
  readonly decision: Decision<Step>
  readonly memory: Memory
}

const decided = new WeakMap<World, Map<string | object, Decided>>()

/** What a run decides that sees `world`, with the pods of an earlier one where its watch of them lags behind. */
export function decideOn(world: World, pods: World, goal: Goal, memory: Memory, late: number): Decided {
  const known = remembered(decided, world)
  const key = `${worlds.idOf(pods)}/${goals.idOf(goal)}/${memories.idOf(memory)}/${late}`
  const before = known.get(key)
  if (before) return before
  const seen = see(world, goal, memory, pods)
  const found = decide(goal, seen, world.now + late * 3_600_000)
  const decision = 'act' in found ? { ...sentOf(found), also: (found.also ?? []).map(sentOf) } : found
  const result = { decision, memory: memories.one({ ...memory, wasHolder: seen.wasHolder }) }
  known.set(key, result)
  return result
}

const sentOf = ({ act, why }: Act<Step>): Act<Step> => ({ act: act.verb === 'gate' ? act : asSent(act), why })

const minds = new WeakMap<Memory, Map<string | object, Memory>>()

/** What a run remembers of a write that was answered. */
export function afterAnswer(memory: Memory, write: Write): Memory {
  const known = remembered(minds, memory)
  const result = known.get(write) ?? memories.one(remembering(memory, write))
  known.set(write, result)
  return result
}

/** The requests that one write of the protocol is, in their order: only a deletion of a release is more than one. */
export function requestsOf(world: World, write: Write): Write[] {
  if (write.verb !== 'prune') return [write]
  const gone = new Set(world.objects.keys())
  for (const id of world.write(write).objects.keys()) gone.delete(id)
  const objects = [...gone].flatMap(id => world.objects.get(id) ?? [])
  const last = (kind: string): number => (kind === 'Deployment' ? 1 : 0)
  return objects.sort((a, b) => last(a.kind) - last(b.kind)).map(object => writes.one({ verb: 'remove', object }))
}

/** `kind/name` of what a write is about. */
export const subjects = (write: Write): string[] =>
  'object' in write ? [placedKey(write.object)] : 'objects' in write ? write.objects.map(placedKey) : []
