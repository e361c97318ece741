import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect } from 'vitest'
import { listen, trafficWrites } from './audit.ts'
import { deploy, edit } from './deploys.ts'
import { nothingLost, underLoad } from './load.ts'
import { it, type Shop } from './shop.ts'

/** `npm run lab -- cutovers 50` sets it, and so has the figures written down. */
const asked = process.env.CUTOVER_LAB_CUTOVERS
const count = Number(asked ?? 5)
const versions = Array.from({ length: count }, (_, number) => `1.2.${number}`)
const patience = { timeout: 120_000 + count * 40_000 }

const figures: Record<string, object> = {}
afterAll(async () => {
  if (!asked) return
  const path = join(import.meta.dirname, '../../bench/results/cutovers.json')
  await writeFile(path, `${JSON.stringify(Object.fromEntries(Object.entries(figures).sort()), null, 2)}\n`)
})

const short = { bake: '1s', drain: '1s' }
const services = ['web', 'web-internal']
const tenths = (milliseconds: number): number => Math.round(milliseconds / 100) / 10

/** Releases one version after another over a plain 1.0.0, all under one load, and tells what became of them. */
async function cutOverAgainAndAgain(shop: Shop, name: string) {
  await shop.deployPlainly()
  const { done, load, maxGapMs } = await underLoad(await shop.address(), async () => {
    await (await deploy(shop, '1.1.0', short)).ended // adopts what runs
    const requests = await listen(shop.namespace)
    const runs = []
    for (const version of versions) {
      const began = performance.now()
      const { code, annotations, outputs } = await (await deploy(shop, version, short)).ended
      runs.push({ code, annotations, release: outputs['release-id'], took: performance.now() - began })
    }
    const audited = await requests()
    await shop.quiet()
    return { runs, audited }
  })
  const { runs, audited } = done
  const moves = Object.fromEntries(services.map(service => [service, trafficWrites(audited, service)]))
  const seconds = runs.map(({ took }) => tenths(took)).sort((a, b) => a - b)
  figures[name] = {
    cutovers: count,
    requests: load.sent,
    lost: load.failed,
    maxGapMs,
    secondsOfARun: { median: seconds[Math.floor(count / 2)], longest: seconds.at(-1) },
    writesPerServiceAndCutover: services.map(service => (moves[service]?.length ?? 0) / count)
  }
  process.stderr.write(`${name}: ${JSON.stringify(figures[name])}\n${load.errors.join('\n')}\n`)
  const releases = runs.map(({ release }) => release ?? '')
  return { runs: runs.map(({ code, annotations }) => ({ code, annotations })), releases, moves, load }
}

interface Autoscaler {
  readonly metadata: { readonly name: string }
  readonly spec: { readonly scaleTargetRef: { readonly name: string } }
}

interface Budget {
  readonly metadata: { readonly name: string }
  readonly status: { readonly currentHealthy: number; readonly disruptionsAllowed: number }
}

/** Which Deployment is scaled by which autoscaler, and which budgets have pods to protect. */
async function guardians(shop: Shop) {
  const autoscalers = await shop.get<{ items: Autoscaler[] }>('horizontalpodautoscalers')
  const budgets = await shop.get<{ items: Budget[] }>('poddisruptionbudgets')
  const guarding = budgets.items.filter(({ status }) => status.currentHealthy > 0)
  return {
    scaled: autoscalers.items.map(({ metadata, spec }) => [metadata.name, spec.scaleTargetRef.name]),
    protecting: guarding.map(({ metadata, status }) => [metadata.name, status.disruptionsAllowed])
  }
}

const onto = (release: string) => ({ app: 'web', 'cutover.dev/release': release })

describe.concurrent(`${count} cutovers one after the other, at a steady load`, () => {
  it(
    'lose no request, write once to each Service, and leave one autoscaler and one budget at work',
    patience,
    async ({ shop }) => {
      const { runs, releases, moves, load } = await cutOverAgainAndAgain(shop, 'with preStop')
      const live = releases.at(-1) ?? ''
      expect(runs).toEqual(versions.map(() => ({ code: 0, annotations: [] })))
      expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0', ...versions]))
      expect(moves).toEqual({ web: releases.map(onto), 'web-internal': releases.map(onto) })
      expect(await guardians(shop)).toEqual({
        scaled: [[`web-${live}`, `web-${live}`]],
        protecting: [[`web-${live}`, 1]]
      })
    }
  )

  it('of an app without preStop go as well, and lose what is counted', patience, async ({ shop }) => {
    await edit(join(shop.workspace, 'k8s'), 'deployment.yaml', text => text.replace(/ +lifecycle:[\s\S]*/, ''))
    await edit(join(shop.workspace, 'k8s'), 'surroundings.yaml', text => text.replace("DRAIN: '1'", "DRAIN: '0'"))
    const { runs, releases, moves } = await cutOverAgainAndAgain(shop, 'without preStop')
    const told = { kind: 'warning', message: expect.stringContaining('preStop') }
    expect(runs).toEqual(versions.map(() => ({ code: 0, annotations: [expect.objectContaining(told)] })))
    expect(moves).toEqual({ web: releases.map(onto), 'web-internal': releases.map(onto) })
  })
})
