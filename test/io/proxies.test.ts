import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { withProxies } from '../../src/io/proxies.ts'

const open: Server[] = []
afterEach(async () => {
  for (const server of open) server.closeAllConnections()
  await Promise.all(open.splice(0).map(server => new Promise(resolve => server.close(resolve))))
})

async function listening(server: Server): Promise<string> {
  open.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Something that lasts until it is told to end. */
function lasting(environment: NodeJS.ProcessEnv) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const ended = withProxies(environment, () => promise)
  return async () => {
    resolve()
    await ended
  }
}

it('whoever is first to end takes the proxy from nobody, and the last one leaves fetch as it was', async () => {
  const place = await listening(createServer((_, response) => void response.end('direct')))
  const proxy = createServer((_, response) => void response.writeHead(502).end())
  proxy.on('connect', (_, socket) => void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
  const environment = { http_proxy: await listening(proxy) }
  const way = () =>
    fetch(place).then(
      answer => (answer.ok ? 'direct' : 'proxy'),
      () => 'proxy'
    )
  const ways = [await way()]
  const first = lasting(environment)
  const second = lasting(environment)
  ways.push(await way())
  await first()
  ways.push(await way())
  await second()
  ways.push(await way())
  expect(ways).toEqual(['direct', 'proxy', 'proxy', 'direct'])
})
