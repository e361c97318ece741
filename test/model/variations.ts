import type { Goal } from '../../src/target/kubernetes/goal.ts'
import type { Exploration } from './explore.ts'
import { ingress, route } from './routes.ts'
import { goalFor } from './shop.ts'
import { noLuck } from './story.ts'
import { died, gates, isCanaryMade, isCanaryShare, isMove, isShare, quick, released } from './worlds.ts'

const over = (goal: Goal): Goal => ({ ...goal, overlaps: { web: 0 } })
const weighted = (goal: Goal): Goal => ({
  ...goal,
  weights: [
    { weight: 10, for: 0 },
    { weight: 100, for: 0 }
  ]
})
const paused = (goal: Goal): Goal => ({ ...goal, pause: true })

/** Pauses, retirements and overlaps, each with those who come in between. */
export function variations(): Exploration[] {
  const services = ['web']
  const release = (version: string): Goal => goalFor(version, { ...quick, gates, services })
  const [first, next, other] = [release('1.0.0'), release('1.1.0'), release('1.2.0')]
  const back: Goal = { ...first, intent: 'rollback', run: { holder: 'run-back' } }
  const retire: Goal = { ...next, intent: 'retire', atOnce: true, run: { holder: 'run-retire' } }
  const luck = { ...noLuck, crashes: 1, losses: 1, starts: 2 }
  const base = { services, luck, world: released('1.0.0', services) }
  const routed = (version: string): Goal => goalFor(version, { ...quick, gates, services, more: [route] })
  const [plain, shared, rival] = [routed('1.0.0'), routed('1.1.0'), routed('1.2.0')]
  const undo: Goal = { ...plain, intent: 'rollback', run: { holder: 'run-back' } }
  const byIngress = (goal: Goal): Goal => ({ ...weighted(goal), ingressClass: 'nginx' })
  const [main, canaried, challenger] = ['1.0.0', '1.1.0', '1.2.0'].map(version =>
    goalFor(version, { ...quick, gates, services, more: [ingress] })
  ) as [Goal, Goal, Goal]
  const revert: Goal = { ...main, intent: 'rollback', run: { holder: 'run-back' } }
  const withIngress = { ...base, world: released('1.0.0', services, [ingress]) }
  const withRoute = { ...base, world: released('1.0.0', services, [route]) }
  return [
    { ...withRoute, name: 'a release by weights, and another in one move', goals: [weighted(shared), rival] },
    { ...withRoute, name: 'a release by weights, and its rollback by hand', goals: [weighted(shared), undo] },
    {
      services,
      name: 'a run died while a share that it gave hung, sent twice',
      ...died(released('1.0.0', services, [route]), weighted(shared), [isShare, isShare]),
      goals: [weighted(shared), undo, weighted(rival)],
      luck: { ...noLuck, crashes: 1, starts: 2 }
    },
    {
      ...withRoute,
      name: 'a release by weights, whose pods fail and whose watches fall behind',
      goals: [weighted(shared), undo],
      luck: { ...noLuck, flaps: 1, lags: 1, crashes: 1, starts: 2 }
    },
    {
      ...withIngress,
      name: 'a release by a canary, and another by its own',
      goals: [byIngress(canaried), byIngress(challenger)]
    },
    { ...withIngress, name: 'a release by a canary, and its rollback by hand', goals: [byIngress(canaried), revert] },
    {
      services,
      name: 'a run died while a share of its canary hung, sent twice',
      ...died(released('1.0.0', services, [ingress]), byIngress(canaried), [isCanaryShare, isCanaryShare]),
      goals: [byIngress(canaried), revert, byIngress(challenger)],
      luck: { ...noLuck, crashes: 1, starts: 2 }
    },
    {
      services,
      name: 'a run died while the first share of its canary hung',
      ...died(released('1.0.0', services, [ingress]), byIngress(canaried), [isCanaryShare]),
      goals: [revert, byIngress(challenger)],
      luck: { ...noLuck, crashes: 1, starts: 2 }
    },
    {
      services,
      name: 'a run died while the making of its canary hung, and pods fail',
      ...died(released('1.0.0', services, [ingress]), byIngress(canaried), [isCanaryMade]),
      goals: [byIngress(canaried), revert, byIngress(challenger)],
      luck: { ...noLuck, flaps: 1, lags: 1, starts: 2 }
    },
    {
      ...base,
      name: 'a release that is staged, cut over by another run, or given up',
      goals: [paused(next), { ...next, run: { holder: 'run-go' } }, back]
    },
    { ...base, name: 'two releases that are staged one after the other', goals: [paused(next), paused(other)] },
    {
      ...base,
      name: 'a retirement, and a rollback to what it retires',
      goals: [{ ...next, keepPrevious: 1_000 }, retire, back]
    },
    { ...base, name: 'releases that overlap', goals: [over(next), over(other)] },
    { ...base, name: 'a release that overlaps, and its rollback by hand', goals: [over(next), over(back)] },
    {
      services,
      name: 'a run died in its overlap while its widening and its narrowing hung',
      ...died(released('1.0.0', services), over(next), [isMove, isMove]),
      goals: [over(next), back, other],
      luck: { ...noLuck, crashes: 1, starts: 2 }
    }
  ]
}
