import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { nothingLost, underLoad } from './load.ts'
import { it, type Shop } from './shop.ts'

/** Lines of the log after which a run is stopped, and how many Services there are: enough to have moved only some. */
const moments = [
  { moment: 'while it stages', line: /^Staged Deployment/, services: 2 },
  { moment: 'while it moves Services', line: /^Cut over: Service web now/, services: 8 },
  { moment: 'in the bake', line: /has all the traffic$/, services: 2 }
]

const cases = moments.flatMap(moment =>
  (['SIGINT', 'SIGTERM', 'SIGKILL'] as const).map(signal => ({ signal, ...moment }))
)

const service = (name: string): string => `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
`

const said = expect.stringContaining('The run was cancelled')
const cancelled = {
  code: 1,
  signal: null,
  annotations: [{ kind: 'error', title: 'CANCELLED', message: said }],
  recorded: said
}
const killed = { code: null, signal: 'SIGKILL', annotations: [], recorded: 'Started by ada' }

const inputs = { 'build-args': 'READY_AFTER=1', bake: '3s' }

/** Begins a release, ends it by `signal` after `line`, and tells how it ended. */
async function interrupt(shop: Shop, signal: NodeJS.Signals, line: RegExp) {
  const running = await shop.release('1.1.0', inputs)
  await running.seen(line)
  running.kill(signal)
  const { code, signal: by, annotations } = await running.ended
  const recorded = shop.github.deployments().at(-1)?.statuses.at(-1)?.description
  return { code, signal: by, annotations, recorded }
}

describe.concurrent('a release that is interrupted', () => {
  it.for(cases)('by $signal $moment is finished by the next run, and nothing is lost', async (wanted, { shop }) => {
    const { signal, line, services } = wanted
    const more = Array.from({ length: services - 2 }, (_, number) => `web-${number}`)
    if (more.length > 0) await writeFile(join(shop.workspace, 'k8s/more.yaml'), more.map(service).join('---\n'))
    const selectors = () => Promise.all(['web', 'web-internal', ...more].map(name => shop.selector(name)))
    await shop.deployPlainly()
    const { done, load } = await underLoad(await shop.address(), async () => {
      const stopped = await interrupt(shop, signal, line)
      const between = await selectors()
      const second = await (await shop.release('1.1.0', inputs)).ended
      await shop.quiet()
      return { stopped, between, second }
    })
    expect(done.stopped).toEqual(signal === 'SIGKILL' ? killed : cancelled)
    // Who is asked to stop moves all Services first, or none.
    if (signal !== 'SIGKILL') expect(done.between).toEqual(done.between.map(() => done.between[0]))
    const { code, annotations, outputs } = done.second
    expect([code, annotations, outputs.outcome]).toEqual([0, [], 'SUCCEEDED'])
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
    const live = { app: 'web', 'cutover.dev/release': outputs['release-id'] }
    expect(await selectors()).toEqual(done.between.map(() => live))
    expect(await shop.pods()).toHaveLength(2)
  })
})
