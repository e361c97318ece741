import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemHttp } from '../../src/io/http.ts'

const http = systemHttp({})
const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = []
  incoming.on('data', chunk => chunks.push(chunk))
  incoming.on('end', () => outgoing.end(`${incoming.method} ${Buffer.concat(chunks)}`))
})
let url: URL

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})

afterAll(() => {
  http.close()
  server.close()
})

test.each(['GET', 'DELETE', 'POST', 'PUT', 'PATCH'])('the body of a %s arrives with its request', async method => {
  const first = await http.send({ method, url, body: '{"é":1}' })
  const said = await first.text()
  const next = await http.send({ method: 'GET', url })
  expect([said, await next.text()]).toEqual([`${method} {"é":1}`, 'GET '])
})

test('an answer that stops in the middle is given up after its idle time', async () => {
  const stuck = createServer((_, outgoing) => outgoing.write('half'))
  await new Promise<void>(resolve => stuck.listen(0, '127.0.0.1', resolve))
  const answer = await http.send({
    method: 'GET',
    url: new URL(`http://127.0.0.1:${(stuck.address() as AddressInfo).port}`),
    idle: 50
  })
  await expect(answer.text()).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  stuck.closeAllConnections()
  stuck.close()
})
