import { expect } from 'vitest'
import { it, type Shop } from './shop.ts'

/** Both jobs of workflows-templates/release-with-approval.yml have the one event of the release. */
const jobs = (shop: Shop, version: string) => {
  const event = shop.github.publishRelease(`v${version}`)
  return (until: 'staged' | 'live') => shop.deploy(version, { event, inputs: { environment: 'production', until } })
}
const replicas = (shop: Shop, version: RegExp) =>
  shop.cluster
    .objects('Deployment', 'shop')
    .filter(({ metadata }) => version.test(metadata.name))
    .map(({ spec }) => (spec as { replicas: number }).replicas)

it('what a reviewer approves has been staged, and takes the traffic then', async ({ shop }) => {
  await shop.deploy('1.1.0')
  const job = jobs(shop, '1.2.0')
  const staged = await job('staged')
  expect([staged.code, staged.outputs.outcome, shop.live()]).toEqual([0, 'STAGED', expect.stringMatching(/^1-1-0-/)])
  const approved = await job('live')
  expect([approved.code, approved.outputs.outcome, shop.live()]).toEqual([
    0,
    'SUCCEEDED',
    expect.stringMatching(/^1-2-0-/)
  ])
})

it('what a reviewer rejects is given up by a rollback without a version, and no traffic moves', async ({ shop }) => {
  await shop.deploy('1.1.0')
  await jobs(shop, '1.2.0')('staged')
  expect(replicas(shop, /^web-1-2-0-/)).toEqual([2])
  const given = await shop.run('rollback', '1.2.0', { inputs: { environment: 'production', reason: 'rejected' } })
  expect([given.code, given.outputs.outcome, shop.live(), replicas(shop, /^web-1-2-0-/)]).toEqual([
    0,
    'SUCCEEDED',
    expect.stringMatching(/^1-1-0-/),
    [0]
  ])
})
