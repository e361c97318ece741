import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, inject } from 'vitest'
import { root } from '../e2e/runner.ts'
import { deploy } from './deploys.ts'
import { nothingLost, underLoad } from './load.ts'
import { it, type Shop } from './shop.ts'

type Part = 'etcd' | 'apiserver' | 'controllers'

/** Stops a part of the cluster and starts it again (or freezes and thaws it) `seconds` later. */
async function interrupt(part: Part, [down, up]: readonly [string, string], seconds: number): Promise<void> {
  const script = (command: string) =>
    promisify(execFile)(join(root, 'lab/cluster.sh'), [command, inject('parts').cluster, part])
  await script(down)
  await pass(seconds * 1000)
  await script(up)
}

const killed = ['stop', 'start'] as const
const frozen = ['pause', 'resume'] as const

const apiserver = { part: 'apiserver', how: killed, seconds: 4 } as const
const moving = /^Cut over: Service web now/

const often = [
  { what: 'the API server dies as Services move', ...apiserver, line: moving },
  { what: 'etcd stands still as Services move', part: 'etcd', how: frozen, seconds: 10, line: moving },
  { what: 'the controllers die before pods start', part: 'controllers', how: killed, seconds: 5, line: /^Locked/ }
] as const
const seldom = [
  { what: 'the API server dies as pods start', ...apiserver, line: /^Staged/ },
  { what: 'the API server dies in the bake', ...apiserver, line: /has all the traffic$/ }
] as const

/** `npm run lab -- parts-die` plays them all. */
const cases = process.env.CUTOVER_LAB_MOMENTS ? [...often, ...seldom] : often

const service = (name: string): string => `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
`
const more = Array.from({ length: 6 }, (_, number) => `web-${number}`)
const all = ['web', 'web-internal', ...more]

const selectors = (shop: Shop) => Promise.all(all.map(name => shop.selector(name)))

describe('a release during which', () => {
  it.for(cases)('$what ends as it should, and nothing is lost', async ({ part, how, seconds, line }, { shop }) => {
    await writeFile(join(shop.workspace, 'k8s/more.yaml'), more.map(service).join('---\n'))
    await shop.deployPlainly()
    const { done, load } = await underLoad(await shop.address(), async () => {
      const running = await deploy(shop, '1.1.0', { bake: '4s' })
      await running.seen(line)
      await interrupt(part, how, seconds)
      return await running.ended
    })
    const { code, annotations, outputs } = done
    // That nobody answers is told while it lasts, and is no error.
    const errors = annotations.filter(({ kind }) => kind === 'error')
    expect({ code, errors, outcome: outputs.outcome }).toEqual({ code: 0, errors: [], outcome: 'SUCCEEDED' })
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
    const live = { app: 'web', 'cutover.dev/release': outputs['release-id'] }
    expect(await selectors(shop)).toEqual(all.map(() => live))
  })
})
