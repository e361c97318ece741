import { describe, expect } from 'vitest'
import type { Program } from '../../src/sandbox/cluster/workload/in-process.ts'
import { failed, it, type Shop } from './shop.ts'

/** Ready once `open` was called. */
function held(): { program: Program; open(): void } {
  let status = 503
  return {
    program: () => (_, response) => response.writeHead(status).end(),
    open() {
      status = 200
    }
  }
}

const goesOn = 'Run the same release again: it goes on from there. Any other starts from what the Services select.'

const lease = (shop: Shop) =>
  shop.cluster.objects('Lease', 'shop')[0] as unknown as { spec: { holderIdentity?: string; leaseTransitions: number } }

describe('a release that is interrupted', () => {
  it.for(['SIGINT', 'SIGTERM'] as const)(
    'by %s while it waits for its pods says what stays, frees the lock, and is finished by the next run',
    async (signal, { shop }) => {
      await shop.deploy('1.1.0')
      const before = shop.live()
      const { program, open } = held()
      shop.programs['1.2.0'] = program
      const first = await shop.startDeploy('1.2.0')
      await first.seen(/0\/2 ready/)
      first.kill(signal)
      const told = shop.told(await first.ended)
      const left = [shop.live(), lease(shop).spec.holderIdentity]
      open()
      const next = await shop.deploy('1.2.0')

      expect(told).toEqual(
        failed(
          'CANCELLED',
          `The run was cancelled: the traffic is on 1.1.0; the pods of 1.2.0 stay. The lock is free.\n${goesOn}`
        )
      )
      expect(left).toEqual([before, undefined])
      expect(shop.told(next)).toEqual({ code: 0, annotations: [], outcome: 'SUCCEEDED' })
      expect(next.stdout).not.toContain('is locked by')
      expect(shop.live()).toBe(next.outputs['release-id'])
      expect(shop.github.deployments().map(({ statuses }) => statuses.at(-1)?.description)).toEqual([
        'SUCCEEDED: web 1.1.0 is live',
        'STOPPED: The run was cancelled: the traffic is on 1.1.0; the pods of 1.2.0 stay. The lock is free.',
        'SUCCEEDED: web 1.2.0 is live'
      ])
    }
  )

  it('in its bake says that the traffic is on it and nobody watches', async ({ shop }) => {
    await shop.deploy('1.1.0')
    const first = await shop.startDeploy('1.2.0', { inputs: { bake: '1h' } })
    await first.seen(/^Watching 1\.2\.0/)
    first.kill('SIGINT')
    expect(shop.told(await first.ended)).toEqual(
      failed(
        'CANCELLED',
        `The run was cancelled: the traffic is on 1.2.0; nobody watches 1.2.0 now. The lock is free.\n${goesOn}`
      )
    )
    const next = await shop.deploy('1.2.0')
    expect(shop.told(next)).toEqual({ code: 0, annotations: [], outcome: 'SUCCEEDED' })
    expect(shop.live()).toBe(next.outputs['release-id'])
  })

  it('before it holds the lock says that nothing was changed', { timeout: 60_000 }, async ({ shop }) => {
    shop.programs['1.1.0'] = held().program
    const first = await shop.startDeploy('1.1.0')
    await first.seen(/0\/2 ready/)
    const second = await shop.startDeploy('1.2.0')
    await second.seen(/is locked by/)
    second.kill('SIGINT')
    expect(shop.told(await second.ended)).toEqual(
      failed(
        'CANCELLED',
        'The run was cancelled before it changed anything in the cluster.\nRun it again when it is wanted.'
      )
    )
    expect(lease(shop).spec.holderIdentity).toMatch(/^101-/)
  })

  it('by SIGKILL keeps its lock until it expires; then the next run finishes it', { timeout: 90_000 }, async ({
    shop
  }) => {
    await shop.deploy('1.1.0')
    const { program, open } = held()
    shop.programs['1.2.0'] = program
    const first = await shop.startDeploy('1.2.0')
    await first.seen(/0\/2 ready/)
    first.kill('SIGKILL')
    const { code, signal, annotations, outputs } = await first.ended
    const left = lease(shop).spec
    open()
    const next = await shop.deploy('1.2.0')

    expect({ code, signal, annotations, outputs }).toEqual({
      code: null,
      signal: 'SIGKILL',
      annotations: [],
      outputs: {}
    })
    expect(left.holderIdentity).toMatch(/^102-/)
    expect(shop.told(next)).toEqual({ code: 0, annotations: [], outcome: 'SUCCEEDED' })
    expect(next.stdout).toContain(
      'web is locked by https://github.com/acme/shop/actions/runs/102, release of 1.2.0; waiting for it to end\n'
    )
    expect([shop.live(), lease(shop).spec.holderIdentity]).toEqual([next.outputs['release-id'], undefined])
  })
})

describe('a release while another run holds the lock', () => {
  it('waits as long as a run may take, then names that run with its URL', { timeout: 60_000 }, async ({ shop }) => {
    shop.programs['1.1.0'] = held().program
    const first = await shop.startDeploy('1.1.0')
    await first.seen(/0\/2 ready/)
    const writes = shop.writes().filter(write => !write.includes('/leases/'))
    expect(shop.told(await shop.deploy('1.2.0', { inputs: { deadline: '700ms' } }))).toEqual(
      failed(
        'LOCK_HELD',
        `web 1.2.0: web is locked by https://github.com/acme/shop/actions/runs/101, release of 1.1.0, for longer than 1 s; nothing was changed.
Wait for that run to end, or cancel it; then run this one again.`
      )
    )
    expect(shop.writes().filter(write => !write.includes('/leases/'))).toEqual(writes)
  })
})
