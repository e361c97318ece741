import { afterEach, describe, expect, it } from 'vitest'
import { asCutoverError } from '../../src/errors.ts'
import { deploymentsLedger } from '../../src/record/deployments.ts'
import { forgiving, type Intent, type Ledger } from '../../src/record/ledger.ts'
import { silent } from '../../src/runner/report.ts'
import { type Answer, type Asked, type Stand, standIn } from './github-server.ts'

const runUrl = 'https://github.com/acme/shop/actions/runs/42'
const intent: Intent = {
  task: 'deploy',
  environment: 'production',
  production: true,
  version: '1.4.2',
  ref: 'v1.4.2',
  releaseId: '1-4-2-0a1b2c3d',
  images: [{ name: 'web', repository: 'ghcr.io/acme/web', digest: `sha256:${'a'.repeat(64)}`, tag: '1.4.2' }],
  from: '1.4.1',
  actor: 'ada',
  runUrl
}

const permissionHint =
  'Give the token of the job this permission, beside those it has (naming one takes the unnamed away):\npermissions:\n  '

let stand: Stand
afterEach(() => stand.close())

async function ledger(answer: (asked: Asked, number: number) => Answer): Promise<Ledger> {
  stand = await standIn(answer)
  return deploymentsLedger(stand.github, runUrl)
}

const failure = async (work: Promise<unknown>) => {
  const error = asCutoverError(
    await work.then(
      () => new RangeError('it worked'),
      error => error
    )
  )
  return { code: error.code, message: error.message.replace(stand.address, 'GITHUB'), hint: error.hint }
}

describe('the ledger on GitHub Deployments', () => {
  it('writes the intent first, without merging and without waiting for checks, then what becomes of it', async () => {
    const deployments = await ledger(() => ({ status: 201, body: { id: 7 } }))
    const id = await deployments.begin(intent)
    await deployments.progress(id, 'green 2/3 ready')
    await deployments.finish(id, {
      outcome: 'ROLLED_BACK',
      why: `the gate /healthz\nfailed ${'x'.repeat(200)}`,
      environmentUrl: 'https://shop.example'
    })
    const statuses = '/repos/acme/shop/deployments/7/statuses'
    expect(stand.asked).toEqual([
      {
        method: 'POST',
        path: '/repos/acme/shop/deployments',
        body: {
          ref: 'v1.4.2',
          task: 'deploy',
          environment: 'production',
          production_environment: true,
          description: 'deploy 1.4.2',
          auto_merge: false,
          required_contexts: [],
          payload: { format: 'cutover/1', ...intent }
        }
      },
      {
        method: 'POST',
        path: statuses,
        body: { state: 'in_progress', description: 'Started by ada', log_url: runUrl }
      },
      {
        method: 'POST',
        path: statuses,
        body: { state: 'in_progress', description: 'green 2/3 ready', log_url: runUrl }
      },
      {
        method: 'POST',
        path: statuses,
        body: {
          state: 'failure',
          description: `ROLLED_BACK: the gate /healthz failed ${'x'.repeat(101)}…`,
          log_url: runUrl,
          environment_url: 'https://shop.example'
        }
      }
    ])
  })

  it('keeps of a built image its reference alone: what the builder tells may hold build arguments', async () => {
    const deployments = await ledger(() => ({ status: 201, body: { id: 7 } }))
    const metadata = { 'buildx.build.provenance': { args: { 'build-arg:NPM_TOKEN': 'secret' } } }
    await deployments.begin({ ...intent, images: intent.images.map(image => ({ ...image, metadata, tags: ['1'] })) })
    const [payload] = stand.asked.map(({ body }) => (body as { payload?: unknown }).payload)
    expect(payload).toEqual({ format: 'cutover/1', ...intent })
  })

  it('reads back in one request what it wrote, and passes over the records of others', async () => {
    const payload = { format: 'cutover/1', ...intent }
    const node = (databaseId: number, payload: unknown, ...descriptions: (string | null)[]) => ({
      databaseId,
      payload: payload === null ? null : JSON.stringify(payload),
      createdAt: '2026-11-21T12:00:00Z',
      statuses: {
        nodes: descriptions.map((description, index) => ({ description, createdAt: `2026-11-21T12:0${index}:00Z` }))
      }
    })
    const nodes = [
      node(9, payload),
      node(8, JSON.stringify(payload), 'Started by ada', 'SUCCEEDED: all is well', null, 'Inactive'),
      node(7, ''),
      node(6, { web: 'hook' }),
      node(5, '{"half'),
      node(4, { ...payload, version: 3 }),
      node(4, null),
      node(3, { ...payload, reason: 'slow', images: [{ name: 'web' }] }, 'SUCCEEDED: too early', 'ROLLED_BACK: gate'),
      node(2, payload)
    ]
    const deployments = await ledger(() => ({
      status: 200,
      body: { data: { repository: { deployments: { nodes } } } }
    }))
    const at = Date.UTC(2026, 10, 21, 12)
    expect(await deployments.history('production', 3)).toEqual([
      { ...intent, id: 9, at },
      { ...intent, id: 8, at, outcome: 'SUCCEEDED' },
      { ...intent, id: 3, at, images: [], reason: 'slow', outcome: 'ROLLED_BACK' }
    ])
    expect(stand.asked.map(({ method, path }) => [method, path])).toEqual([['POST', '/graphql']])
  })

  it('says which permission is missing to read, though GraphQL answers 200', async () => {
    const errors = [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }]
    const deployments = await ledger(() => ({ status: 200, body: { data: { repository: null }, errors } }))
    expect(await failure(deployments.history('production', 3))).toEqual({
      code: 'GITHUB_DENIED',
      message:
        'GitHub refused to list the deployments to production in acme/shop at GITHUB (403): Resource not accessible by integration.',
      hint: `${permissionHint}deployments: read`
    })
  })

  it('says which permission is missing', async () => {
    const deployments = await ledger(() => ({
      status: 403,
      body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com' }
    }))
    expect(await failure(deployments.begin(intent))).toEqual({
      code: 'GITHUB_DENIED',
      message:
        'GitHub refused to record a deployment to production in acme/shop at GITHUB (403): Resource not accessible by integration.',
      hint: `${permissionHint}deployments: write`
    })
    expect(stand.asked).toHaveLength(1)
  })

  it('hands on what GitHub does not accept', async () => {
    const deployments = await ledger(() => ({ status: 422, body: { message: 'No ref found for: v1.4.2' } }))
    expect(await failure(deployments.begin(intent))).toMatchObject({
      code: 'GITHUB_REFUSED',
      message:
        'GitHub refused to record a deployment to production in acme/shop at GITHUB (422): No ref found for: v1.4.2.'
    })
  })

  it('tries again after errors of the server and of the line, four times in all', async () => {
    const deployments = await ledger((_asked, number) => ({ status: number === 2 ? 0 : 502 }))
    expect(await failure(deployments.begin(intent))).toMatchObject({ code: 'GITHUB_UNREACHABLE' })
    expect({ requests: stand.asked.length, pauses: stand.pauses }).toEqual({ requests: 4, pauses: [1000, 2000, 4000] })
  })

  it('waits as long as a rate limit asks for', async () => {
    const limits: Answer[] = [
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      {
        status: 403,
        body: { message: 'API rate limit exceeded' },
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1030' }
      }
    ]
    const deployments = await ledger((_asked, number) => limits[number - 1] ?? { status: 201, body: { id: 7 } })
    expect(await deployments.begin(intent)).toBe(7)
    expect(stand.pauses).toEqual([7_000, 60_000, 30_000])
  })

  it('does not wait an hour for a rate limit', async () => {
    const deployments = await ledger(() => ({ status: 429, headers: { 'retry-after': '3600' } }))
    expect(await failure(deployments.begin(intent))).toMatchObject({ code: 'GITHUB_UNREACHABLE' })
    expect(stand.asked).toHaveLength(1)
  })

  it('follows a renamed repository, but takes the token nowhere else', async () => {
    const moved = await ledger(({ path }) =>
      path.startsWith('/repositories/1/')
        ? { status: 201, body: { id: 7 } }
        : { status: 307, headers: { location: '/repositories/1/deployments/7/statuses' } }
    )
    await moved.progress(7, 'green 2/3 ready')
    expect(stand.asked.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/repos/acme/shop/deployments/7/statuses'],
      ['POST', '/repositories/1/deployments/7/statuses']
    ])
    await stand.close()
    const stolen = await ledger(() => ({ status: 307, headers: { location: 'http://127.0.0.1:9/' } }))
    expect(await failure(stolen.progress(7, 'x'))).toMatchObject({
      code: 'GITHUB_REFUSED',
      message: 'GitHub at GITHUB points to http://127.0.0.1:9.'
    })
    expect(stand.asked).toHaveLength(1)
  })

  it('ends at once when the run is cancelled', async () => {
    const deployments = await ledger(() => {
      stand.stop.abort()
      return { status: 502 }
    })
    expect(await failure(deployments.begin(intent))).toMatchObject({ code: 'CANCELLED' })
    expect(stand.asked).toHaveLength(1)
  })
})

describe('a forgiving ledger', () => {
  const warnings: string[] = []
  const report = { ...silent, warning: (text: string) => void warnings.push(text) }
  afterEach(() => warnings.splice(0))

  it('lets a deploy fail for want of permission before anything has happened, but not a rollback', async () => {
    const deployments = forgiving(await ledger(() => ({ status: 403, body: { message: 'no' } })), report)
    expect(await failure(deployments.begin(intent))).toMatchObject({ code: 'GITHUB_DENIED' })
    expect(warnings).toEqual([])
    expect(await deployments.begin({ ...intent, task: 'rollback' })).toBeUndefined()
    expect(warnings).toEqual([
      expect.stringMatching(/^The start of this run was not recorded on GitHub: .* \(403\): no\.\n/)
    ])
  })

  it('makes a failure after the cutover a warning', async () => {
    const deployments = forgiving(await ledger(() => ({ status: 500 })), report)
    await deployments.finish(7, { outcome: 'SUCCEEDED', why: 'all is well' })
    await deployments.finish(undefined, { outcome: 'SUCCEEDED', why: 'all is well' })
    expect(warnings).toEqual([expect.stringMatching(/^The end of this run was not recorded on GitHub: /)])
  })
})
