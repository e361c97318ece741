import { describe, expect, test } from 'vitest'
import { retireStep } from '../../src/steps/retire.ts'
import { rollbackStep } from '../../src/steps/rollback.ts'
import { statusStep } from '../../src/steps/status.ts'
import { key } from '../../src/target/kubernetes/objects.ts'

import { context, names, release, stage } from './two-clusters.ts'

/** The release that each cluster's Service is on, by its version. */
const live = (): Record<string, string> =>
  Object.fromEntries(
    names.map(name => {
      const service = stage.clusters[name]?.objects('Service', 'shop').find(({ metadata }) => metadata.name === 'web')
      const selector = (service?.spec as { selector?: Record<string, string> } | undefined)?.selector ?? {}
      return [name, (selector[key.release] ?? 'nothing').replace(/-[0-9a-f]{8}$/, '')]
    })
  )
const outcomes = (waves: string | undefined): string[] =>
  (JSON.parse(waves ?? '[]') as { name: string; outcome: string }[]).map(({ name, outcome }) => `${name} ${outcome}`)

const where = { environment: 'production' } as const
const status = async () => {
  const { outputs } = await statusStep(context(), { ...where, format: 'json' } as Parameters<typeof statusStep>[1])
  const { live: versions, healthy } = JSON.parse(outputs.json ?? '') as { live: string[]; healthy: boolean }
  return { versions, healthy, output: outputs.healthy }
}
const rollBack = (to?: string) =>
  rollbackStep(context(), { ...where, to, 'dry-run': false } as Parameters<typeof rollbackStep>[1])

describe('a release in waves', () => {
  test('goes live in one cluster after the other, once both were found fit for it', async () => {
    const { outputs, failure } = await release('1.0.0')
    expect([failure, outputs.outcome, outcomes(outputs.waves)]).toEqual([
      undefined,
      'SUCCEEDED',
      ['eu SUCCEEDED', 'us SUCCEEDED']
    ])
    expect(stage.titles).toEqual(['Preflight eu', 'Preflight us', 'Cut over eu', 'Cut over us'])
    expect(live()).toEqual({ eu: '1-0-0', us: '1-0-0' })
  })

  test('that is bad in the first cluster never begins in the second', async () => {
    await release('1.0.0')
    stage.bad = '1.1.0:eu'
    const { outputs, failure } = await release('1.1.0')
    expect([failure?.code, outcomes(outputs.waves)]).toEqual(['ROLLED_BACK', ['eu ROLLED_BACK', 'us NOT_BEGUN']])
    expect(failure?.message).toMatch(/^Wave eu \(1 of 2\): /)
    expect(live()).toEqual({ eu: '1-0-0', us: '1-0-0' })
  })

  test('that is bad in the second cluster stays in the first, and that is said', async () => {
    await release('1.0.0')
    stage.bad = '1.1.0:us'
    const { outputs, failure } = await release('1.1.0')
    expect(outcomes(outputs.waves)).toEqual(['eu SUCCEEDED', 'us ROLLED_BACK'])
    expect(failure?.hint).toMatch(/The waves: eu SUCCEEDED, us ROLLED_BACK\.$/)
    expect(live()).toEqual({ eu: '1-1-0', us: '1-0-0' })
  })

  test('that is bad in the second cluster goes back in the first too, where the settings say so', async () => {
    await release('1.0.0')
    stage.bad = '1.1.0:us'
    const { outputs } = await release('1.1.0', 'rollback')
    expect(outcomes(outputs.waves)).toEqual(['eu ROLLED_BACK', 'us ROLLED_BACK'])
    expect(live()).toEqual({ eu: '1-0-0', us: '1-0-0' })
  })

  test('is not begun anywhere when one cluster is not fit for it', async () => {
    const { us } = stage.clusters
    if (us) us.faults = ({ path }) => (path.endsWith('/deployments') ? { status: 403, message: 'no' } : undefined)
    await expect(release('1.0.0')).rejects.toMatchObject({ message: expect.stringMatching(/^Wave us: /) })
    expect(live()).toEqual({ eu: 'nothing', us: 'nothing' })
  })

  test('goes on where it was stopped when it is run again', async () => {
    await release('1.0.0')
    stage.bad = '1.1.0:us'
    await release('1.1.0')
    stage.bad = ''
    const { outputs } = await release('1.1.0')
    expect(outcomes(outputs.waves)).toEqual(['eu SUCCEEDED', 'us SUCCEEDED'])
    expect(live()).toEqual({ eu: '1-1-0', us: '1-1-0' })
  })

  test('is only told of in a dry run', async () => {
    const { outputs } = await release('1.0.0', 'stop', true)
    expect([outputs.outcome, outcomes(outputs.waves)]).toEqual(['PLANNED', ['eu PLANNED', 'us PLANNED']])
    expect(live()).toEqual({ eu: 'nothing', us: 'nothing' })
  })
})

describe('clusters of one target', () => {
  test('are healthy when all are on one version', async () => {
    await release('1.0.0')
    expect(await status()).toEqual({ versions: ['1.0.0'], healthy: true, output: 'true' })
    stage.bad = '1.1.0:us'
    await release('1.1.0')
    expect(await status()).toEqual({ versions: ['1.1.0', '1.0.0'], healthy: false, output: 'false' })
  })

  test('go back together, to the version that the first one had before', async () => {
    await release('1.0.0')
    await release('1.1.0')
    const { outputs, failure } = await rollBack()
    expect([failure, outputs.from, outputs.to, outcomes(outputs.waves)]).toEqual([
      undefined,
      '1.1.0',
      '1.0.0',
      ['eu SUCCEEDED', 'us SUCCEEDED']
    ])
    expect(live()).toEqual({ eu: '1-0-0', us: '1-0-0' })
  })

  test('go no further back where a release never came', async () => {
    await release('0.9.0')
    await release('1.0.0')
    stage.bad = '1.1.0:us'
    await release('1.1.0')
    expect((await rollBack()).outputs.outcome).toBe('SUCCEEDED')
    expect(live()).toEqual({ eu: '1-0-0', us: '1-0-0' })
  })

  test('let go of what they kept, each of its own', async () => {
    await release('1.0.0')
    await release('1.1.0')
    const inputs = { ...where, now: true } as Parameters<typeof retireStep>[1]
    const { outputs, failure } = await retireStep(context(), inputs)
    expect([failure, outputs.outcome, outputs.version]).toEqual([undefined, 'SUCCEEDED', '1.1.0'])
    expect(outputs.changes?.split('\n').filter(line => line.startsWith('Retired'))).toHaveLength(2)
    expect((await retireStep(context(), inputs)).outputs.changes).toBe('')
  })
})
