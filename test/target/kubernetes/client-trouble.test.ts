import { describe, expect, test } from 'vitest'
import { json } from './api-server.ts'
import { deployments, refusal, start, web } from './one-server.ts'

describe('what goes wrong is told once, and never tried again:', () => {
  test('credentials that are refused are renewed for the next request', async () => {
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
