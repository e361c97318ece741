import { describe, expect } from 'vitest'
import type { Program } from '../../src/sandbox/cluster/workload/in-process.ts'
import type { Ran } from './runner.ts'
import { failed, it, type Shop } from './shop.ts'
import { config, gates } from './shop-files.ts'

const orders = ['::error::pwned', '##[error]pwned', '::set-output name=outcome::SUCCEEDED', '::add-mask::pwned']

/** Says what it lacks, tries to give the runner orders, and ends. */
const crashing: Program = ({ log }, life) => {
  for (const line of ['no database at db:5432', ...orders]) log(line)
  setTimeout(() => life.exit(1), 20)
  return (_, response) => response.writeHead(503).end()
}

const neverReady: Program =
  ({ log }) =>
  (_, response) => {
    log('still migrating')
    response.writeHead(503).end()
  }

const unhealthy: Program = () => (request, response) =>
  request.url === '/healthz' ? response.writeHead(500).end(`boom\n${orders.join('\n')}`) : response.end()

/** What the log shows of the pods, with their names made equal. */
const evidence = (shop: Shop, { groups }: Ran): string[] => {
  const lines = groups.find(({ title }) => title === 'Cut over')?.lines.map(line => shop.plain(line)) ?? []
  return lines.slice(
    lines.findIndex(line => line.startsWith('Pod ')),
    lines.findIndex(line => line.startsWith('Scaled Deployment'))
  )
}

const mendIt =
  'No user has met it. Mend the cause; then publish a new version, or run this one again if it was not to blame.'
const answered = `500, expected 200: boom ${orders.join(' ')} (2 of 2 times in a row)`

describe('a release that is bad says why, and where the traffic is', () => {
  it('whose pods crash: their last words, harmless, in the log and in the summary', async ({ shop }) => {
    await shop.deploy('1.1.0')
    shop.programs['1.2.0'] = crashing
    const before = shop.live()
    const ran = await shop.deploy('1.2.0')
    expect({ ...shop.told(ran), commands: ran.commands, masked: ran.masks.includes('pwned') }).toEqual({
      ...failed(
        'STOPPED',
        `web 1.2.0 can't become ready: web-1-2-0-HASH: container web exits with 1, N starts so far; the traffic is on 1.1.0.\n${mendIt}`
      ),
      commands: [],
      masked: false
    })
    const said = [
      '  the log of web ends with:',
      '    no database at db:5432',
      ...orders.map(line => `    ${line}`)
    ].join('\n')
    expect(evidence(shop, ran)[0]).toMatch(/^Pod web-1-2-0-HASH-POD: container web exits with 1, N starts so far/)
    expect(evidence(shop, ran).join('\n')).toContain(said.replace('##[', '##\u200b['))
    expect(ran.summary).toContain(said)
    expect(shop.live()).toBe(before)
  })

  it('the first one: that there is nothing before it', async ({ shop }) => {
    shop.programs['1.0.0'] = crashing
    expect(shop.told(await shop.deploy('1.0.0'))).toEqual(
      failed(
        'STOPPED',
        `web 1.0.0 can't become ready: web-1-0-0-HASH: container web exits with 1, N starts so far; the traffic is on no release.\n${mendIt}`
      )
    )
    expect(shop.live()).toBeUndefined()
  })

  it('that is not ready in time: how far it came, its events and its log', async ({ shop }) => {
    await shop.deploy('1.1.0')
    shop.programs['1.2.0'] = neverReady
    const before = shop.live()
    const ran = await shop.deploy('1.2.0', { inputs: { deadline: '4s' } })
    expect(shop.told(ran)).toEqual(
      failed(
        'TIMED_OUT',
        `web 1.2.0 was not live within 4 s: web-1-2-0-HASH 0/2 ready, not ready yet; the traffic is on 1.1.0.
Mend what it waits for (the log above and kubectl describe tell more), or give it more time with the input deadline.`,
        {},
        'TIMED_OUT'
      )
    )
    expect(evidence(shop, ran)).toEqual([
      'Pod web-1-2-0-HASH-POD: container web runs but is not ready (1 more alike)',
      expect.stringMatching(/^ {2}Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503/),
      '  the log of web ends with:',
      ...evidence(shop, ran).slice(3)
    ])
    expect(evidence(shop, ran).slice(3)).toContain('    still migrating')
    expect(shop.live()).toBe(before)
  })

  it('that fails its gate before the cutover: what it answered', async ({ shop }) => {
    await shop.write('.github/cutover.yml', config(gates('before')))
    await shop.deploy('1.1.0')
    shop.programs['1.2.0'] = unhealthy
    const before = shop.live()
    const ran = await shop.deploy('1.2.0')
    expect({ ...shop.told(ran), commands: ran.commands }).toEqual({
      ...failed(
        'STOPPED',
        `web 1.2.0 failed its gate before the cutover: http /healthz: ${answered}; the traffic is on 1.1.0.\n${mendIt}`
      ),
      commands: []
    })
    expect(shop.live()).toBe(before)
  })

  it('that fails its gate under traffic is rolled back', async ({ shop }) => {
    await shop.write('.github/cutover.yml', config(gates('after')))
    await shop.deploy('1.1.0')
    shop.programs['1.2.0'] = unhealthy
    const before = shop.live()
    const ran = await shop.deploy('1.2.0', { inputs: { bake: '10s' } })
    expect({ ...shop.told(ran), commands: ran.commands, previous: ran.outputs.previous }).toEqual({
      ...failed(
        'ROLLED_BACK',
        `web 1.2.0 failed its gate under traffic: http /healthz: ${answered}; the traffic is on 1.1.0.
The version before it has the traffic. Mend the cause and publish a new version.`,
        {},
        'ROLLED_BACK'
      ),
      commands: [],
      previous: '1.1.0'
    })
    expect(shop.live()).toBe(before)
    const told = await shop.run('status', '1.2.0', { inputs: { environment: 'production' } })
    expect(told.stdout.split('\n').filter(line => /^Kept: 1\.[12]\.0 /.test(line))).toEqual([
      expect.stringMatching(/^Kept: 1\.2\.0 \(\S+\), stored \S+, was ROLLED_BACK$/),
      expect.stringMatching(/^Kept: 1\.1\.0 \(\S+\), stored \S+$/)
    ])
  })

  it('after another bad one still knows the version that is live', async ({ shop }) => {
    await shop.deploy('1.1.0')
    shop.programs['1.2.0'] = crashing
    shop.programs['1.3.0'] = crashing
    await shop.deploy('1.2.0')
    expect(shop.told(await shop.deploy('1.3.0')).annotations[0]?.message).toContain('the traffic is on 1.1.0.')
    const { outputs } = await shop.deploy('1.4.0')
    expect([outputs.outcome, outputs.previous]).toEqual(['SUCCEEDED', '1.1.0'])
  })
})
