import { expect, test } from 'vitest'
import type { Outcome } from '../../src/rollout/outcome.ts'
import type { Goal } from '../../src/target/kubernetes/goal.ts'
import { key } from '../../src/target/kubernetes/objects.ts'
import { releaseOf, selectorOf } from '../../src/target/kubernetes/seen.ts'
import type { Write } from '../../src/target/kubernetes/writes.ts'
import { goalFor, manifests, Pipeline, Refusal, World } from './world.ts'

/** mulberry32, a public-domain generator: a failing seed is a failing story. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const services = ['web', 'api']

function shop(): World {
  const world = new World()
  for (const object of manifests('registry.test/web:0.9.0', services)) world.put(object)
  world.settle()
  return world
}

/** What must hold at every moment, whatever died, raced or came late. */
function violation(world: World): string | undefined {
  for (const name of services) {
    const selector = selectorOf(world.get('Service', name) ?? expect.fail(`Service ${name} is gone`))
    if (world.endpoints(name).length === 0)
      return `Service ${name} reaches no ready pod (it selects ${JSON.stringify(selector)})`
    const pods = world
      .all('Pod')
      .filter(pod => Object.entries(selector).every(([k, v]) => pod.metadata.labels?.[k] === v))
    const releases = new Set(
      pods.map(pod => pod.metadata.labels?.[key.release] ?? pod.metadata.labels?.[key.podTemplateHash])
    )
    if (releases.size !== 1) return `Service ${name} reaches ${releases.size} releases`
  }
  return undefined
}

interface Late {
  readonly write: Write
  readonly by: string
}

/** One story: pipelines come, die, time out and overtake each other; writes get lost, land late, or twice. */
function play(seed: number): { world: World; told: string[]; broken?: string } {
  const random = randomFrom(seed)
  const world = shop()
  const told: string[] = []
  const late: Late[] = []
  let count = 0
  const start = (): Pipeline => {
    const version = `1.${Math.floor(random() * 3)}.0`
    const pipeline = new Pipeline(
      world,
      goalFor(version, { services, run: { holder: `run${++count}` }, startedAt: world.now })
    )
    pipeline.gates = { before: random() < 0.15 ? 'failed' : 'passed', after: random() < 0.3 ? 'failed' : 'passed' }
    pipeline.leaseIdle = random() < 0.5
    told.push(`run${count} begins ${version}, its gate will say ${pipeline.gates.after}`)
    return pipeline
  }
  const send = (write: Write, by: string): void => {
    try {
      world.write(write)
      told.push(`${by}: ${write.verb} lands`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      told.push(`${by}: ${write.verb} refused (${error.message})`)
    }
  }
  let running = [start()]
  for (let turn = 0; turn < 250; turn++) {
    const chance = random()
    if (late.length > 0 && chance < 0.06) {
      const [one] = late.splice(Math.floor(random() * late.length), 1)
      if (one) send(one.write, `${one.by} (late)`)
    } else if (chance < 0.09 || running.length === 0) {
      if (running.length < 2) running.push(start())
    } else if (chance < 0.11) {
      const [dead] = running.splice(Math.floor(random() * running.length), 1)
      told.push(`${dead?.goal.run.holder} dies`)
    } else {
      const pipeline = running[Math.floor(random() * running.length)] as Pipeline
      const said = pipeline.said.length
      const step = pipeline.next()
      for (const line of pipeline.said.slice(said)) told.push(`${pipeline.goal.run.holder}: ${line}`)
      if (step && step.verb !== 'gate') {
        const fate = random()
        if (fate < 0.08) late.push({ write: structuredClone(step), by: pipeline.goal.run.holder })
        else {
          pipeline.land(step)
          if (fate < 0.16) late.push({ write: structuredClone(step), by: pipeline.goal.run.holder })
        }
      } else if (step) pipeline.lookAgainIn(5_000)
      running = running.filter(({ outcome }) => outcome === undefined)
    }
    const broken = violation(world)
    if (broken) return { world, told, broken }
  }
  return { world, told }
}

test('whatever dies, races, gets lost or comes late, every Service reaches ready pods of exactly one release', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const { told, broken } = play(seed)
    if (broken) expect.fail(`seed ${seed}: ${broken}\n${told.slice(-40).join('\n')}`)
  }
}, 120_000)

test('from wherever such a story stopped, the next run ends with all Services on its release', () => {
  const ended: Record<string, number> = {}
  for (let seed = 1; seed <= 100; seed++) {
    const { world, told } = play(seed)
    const goal: Goal = goalFor('2.0.0', { services, run: { holder: 'last' }, startedAt: world.now })
    const last = new Pipeline(world, goal)
    last.leaseIdle = true
    const outcome: Outcome | 'none' = last.run() ?? 'none'
    ended[outcome] = (ended[outcome] ?? 0) + 1
    const on = services.map(name =>
      releaseOf(selectorOf(world.get('Service', name) ?? expect.fail(`Service ${name} is gone`)))
    )
    if (outcome !== 'SUCCEEDED')
      expect.fail(`seed ${seed}: ${outcome}\n${told.slice(-15).join('\n')}\n--\n${last.said.slice(-15).join('\n')}`)
    expect(on).toEqual([goal.set.rid, goal.set.rid])
  }
  expect(ended).toEqual({ SUCCEEDED: 100 })
}, 120_000)
