import { describe, expect, test } from 'vitest'
import { type Answer, type Asked, json } from './api-server.ts'
import { deployments, refusal, start, web } from './one-server.ts'

const denied = { kind: 'Status', message: 'no' }
const unauthorized = 'The API server does not accept the credentials: no (HTTP 401), when asked to '

/** Accepts the token `new` alone. */
const wantsNew: Answer = ({ headers }, outgoing) =>
  headers.authorization === 'Bearer new' ? json(outgoing, web) : json(outgoing, denied, 401)

const sent = ({ method, headers, body }: Asked) => ({ method, by: headers.authorization, body })

describe('credentials that are refused, but can be had anew,', () => {
  test('are renewed, and the request is sent again with them', async () => {
    const { cluster, asked } = await start(wantsNew, ['old', 'new'])
    expect(await cluster.create(deployments, web)).toEqual(web)
    expect(asked.map(sent)).toEqual([
      { method: 'POST', by: 'Bearer old', body: web },
      { method: 'POST', by: 'Bearer new', body: web }
    ])
  })

  test('are renewed once for a request', async () => {
    const { cluster, asked } = await start(wantsNew, ['old', 'older', 'new'])
    expect([await refusal(cluster.get(deployments, 'web')), asked.map(sent)]).toEqual([
      { code: 'CLUSTER_DENIED', message: `${unauthorized}get Deployment web in namespace shop.` },
      [
        { method: 'GET', by: 'Bearer old', body: undefined },
        { method: 'GET', by: 'Bearer older', body: undefined }
      ]
    ])
  })

  test('are renewed when a gate is asked through the API server', async () => {
    const { cluster, asked } = await start(
      ({ headers }, outgoing) =>
        headers.authorization === 'Bearer new' ? void outgoing.end('fine') : json(outgoing, denied, 401),
      ['old', 'new']
    )
    expect(await cluster.proxy('web', 80, '/healthz')).toEqual({ status: 200, body: 'fine' })
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new'])
  })

  test('are good where it is the backend of a gate that answers 401', async () => {
    const { cluster, asked, renewals } = await start(
      (_, outgoing) => void outgoing.writeHead(401).end('log in'),
      ['old', 'new']
    )
    expect(await cluster.proxy('web', 80, '/healthz')).toEqual({ status: 401, body: 'log in' })
    expect([asked.length, renewals]).toEqual([1, []])
  })
})

describe('what goes wrong is told once, and never tried again:', () => {
  test('credentials that are refused and can not be had again end the request', async () => {
    const { cluster, asked, renewals } = await start((_, outgoing) =>
      json(outgoing, { kind: 'Status', message: 'no' }, 401)
    )
    expect([await refusal(cluster.get(deployments, 'web')), asked.length, renewals]).toEqual([
      {
        code: 'CLUSTER_DENIED',
        message:
          'The API server does not accept the credentials: no (HTTP 401), when asked to get Deployment web in namespace shop.'
      },
      1,
      [1]
    ])
  })

  test('an answer that breaks off leaves the effect unknown', async () => {
    const { cluster, asked } = await start((_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': 100 }).write('{')
      setImmediate(() => outgoing.destroy())
    })
    expect([await refusal(cluster.create(deployments, web)), asked.length]).toEqual([
      {
        code: 'CLUSTER_UNREACHABLE',
        message: "Can't create Deployment web in namespace shop: no answer from the API server http://HOST (aborted)."
      },
      1
    ])
  })

  test('something that is no API server is named', async () => {
    const { cluster } = await start((_, outgoing) => void outgoing.end('<html>Welcome</html>'))
    expect(await refusal(cluster.get(deployments, 'web'))).toEqual({
      code: 'CLUSTER_INVALID',
      message: 'http://HOST answered with something that is not JSON.'
    })
  })
})
