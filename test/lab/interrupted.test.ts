import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { nothingLost, underLoad } from './load.ts'
import { it } from './shop.ts'

/** Lines of the log after which a run is stopped: no pod ready yet, traffic moved in part, traffic moved. */
const moments = {
  'while it stages': /^Staged Deployment/,
  'while it moves Services': /^Cut over: Service web now/,
  'in the bake': /has all the traffic$/
}

const cases = Object.entries(moments).flatMap(([moment, line]) =>
  (['SIGINT', 'SIGTERM', 'SIGKILL'] as const).map(signal => ({ signal, moment, line }))
)

/** So many that a run can be stopped when it has moved a few of them. */
const more = Array.from({ length: 12 }, (_, number) => `web-${String(number).padStart(2, '0')}`)

const service = (name: string): string => `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
`

const said = expect.stringContaining('The run was cancelled')
const cancelled = { code: 1, signal: null, annotations: [{ kind: 'error', title: 'CANCELLED', message: said }] }
const killed = { code: null, signal: 'SIGKILL', annotations: [] }

describe.concurrent('a release that is interrupted', () => {
  it.for(cases)(
    'by $signal $moment is finished by the next run, and nothing is lost',
    async (interruption, { shop }) => {
      const { signal, line } = interruption
      await writeFile(join(shop.workspace, 'k8s/more.yaml'), more.map(service).join('---\n'))
      await shop.deployPlainly()
      const inputs = { 'build-args': 'READY_AFTER=1', bake: '3s' }
      const { done, load } = await underLoad(await shop.address(), async () => {
        const first = await shop.release('1.1.0', inputs)
        await first.seen(line)
        first.kill(signal)
        const { code, signal: by, annotations } = await first.ended
        const recorded = shop.github.deployments().at(-1)?.statuses.at(-1)?.description
        const second = await (await shop.release('1.1.0', inputs)).ended
        await shop.quiet()
        return { stopped: { code, signal: by, annotations, recorded }, second }
      })
      expect(done.stopped).toEqual(
        signal === 'SIGKILL' ? { ...killed, recorded: 'Started by ada' } : { ...cancelled, recorded: said }
      )
      const { code, annotations, outputs } = done.second
      expect({ code, annotations, outcome: outputs.outcome }).toEqual({
        code: 0,
        annotations: [],
        outcome: 'SUCCEEDED'
      })
      expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
      const live = { app: 'web', 'cutover.dev/release': outputs['release-id'] }
      const services = ['web', 'web-internal', ...more]
      expect(await Promise.all(services.map(name => shop.selector(name)))).toEqual(services.map(() => live))
      expect(await shop.pods()).toHaveLength(2)
    }
  )
})
