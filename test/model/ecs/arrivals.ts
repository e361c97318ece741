import { type Cloud, hasEnded } from './cloud.ts'
import { holderOf } from './run.ts'
import { journaled } from './see.ts'
import { type Actor, actors, type Move, memories, type Setting, type State, spent, type Wanted } from './story.ts'

/** New runs: of any goal that has none, or with twins of any. */
export function arrivals(state: State, { goals, twins }: Setting): Move[] {
  const { actors: runs, luck, cloud, flight } = state
  if (luck.starts === 0 || runs.length >= 2) return []
  const named = [cloud.lock?.holder, ...flight.map(({ by }) => by.holder), ...runs.map(holderOf)]
  return goals.flatMap((goal, number): Move[] => {
    if (!twins && runs.some(actor => actor.goal === number)) return []
    let attempt = 0
    while (named.includes(holderOf({ goal: number, attempt }))) attempt++
    const next = [...runs, begun(cloud, goal, number, attempt)].sort((a, b) => a.goal - b.goal || a.attempt - b.attempt)
    const says = `run ${number}.${attempt} (${goal.intent} of ${goal.version}) begins`
    return [{ kind: 'begin', says, next: { ...state, actors: next, luck: spent(luck, 'starts') } }]
  })
}

/** A run after its first look: what is over then is none of its own. */
export function begun(cloud: Cloud, goal: Wanted, number: number, attempt: number): Actor {
  const stale = Object.fromEntries(
    cloud.services.flatMap(({ name, deployment: one }) => (one && hasEnded(one) ? [[name, one.id]] : []))
  )
  const { revision, left } = journaled(cloud, {}, goal)
  return actors.one({
    ...{ goal: number, attempt, memory: memories.one({ stale, sent: {}, mine: {}, lost: [], answered: [] }) },
    ...{ before: 'pending', after: 'pending', old: false, lockAge: 0, touched: [], crossed: [], disturbed: false },
    ...(revision === undefined ? {} : { found: revision }),
    ...(left === undefined ? {} : { left })
  })
}
