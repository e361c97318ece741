import { Agent, request } from 'node:http'
import { expect, test } from 'vitest'
import { openShop, type Shop, saying } from './shop.ts'

/** Clients that ask without a pause, on kept connections and on new ones, until they are stopped. */
async function clients(shop: Shop) {
  const address = await shop.aws.elb.address(shop.listener)
  const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: false })]
  const answers: string[] = []
  let running = true
  const ask = (agent: Agent): Promise<string> =>
    new Promise(resolve => {
      const asked = request({ ...address, agent, headers: { host: 'shop.example' } }, answer => {
        let body = ''
        answer.on('data', text => {
          body += text
        })
        answer.on('end', () => resolve(answer.statusCode === 200 ? body : String(answer.statusCode)))
      })
      asked.on('error', error => resolve(error.message)).end()
    })
  const loops = [...agents, ...agents].map(async agent => {
    while (running) answers.push(await ask(agent))
  })
  return {
    answers,
    /** Resolves when so many more have been answered. */
    more: async (count: number) => {
      const until = answers.length + count
      while (answers.length < until) await new Promise(resolve => setImmediate(resolve))
    },
    stop: async () => {
      running = false
      await Promise.all(loops)
      for (const agent of agents) agent.destroy()
    }
  }
}

const state = (shop: Shop, group: string, { id, port }: { id: string; port: number }) =>
  shop.aws.elb.health(group, id, port)?.State
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise(resolve => setImmediate(resolve))
}

test('no request is lost while weights move, the old target drains and its server goes away', async () => {
  const shop = await openShop()
  const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '1' }]
  await shop.aws.perform('elasticloadbalancing:ModifyTargetGroupAttributes', { TargetGroupArn: shop.blue, Attributes })
  const slowly = (name: string) => (_: unknown, response: { end(body: string): void }) =>
    setImmediate(() => response.end(name))
  const old = await shop.target(shop.blue, slowly('blue'))
  const next = await shop.target(shop.green, saying('green'))
  await shop.weigh(100, 0)
  await until(() => state(shop, shop.blue, old) === 'healthy' && state(shop, shop.green, next) === 'healthy')
  const traffic = await clients(shop)
  await traffic.more(50)
  await shop.weigh(50, 50)
  await until(() => traffic.answers.includes('green'))
  await shop.weigh(0, 100)
  await until(() => traffic.answers.slice(-20).every(one => one === 'green'))
  const Targets = [{ Id: old.id, Port: old.port }]
  await shop.aws.perform('elasticloadbalancing:DeregisterTargets', { TargetGroupArn: shop.blue, Targets })
  await until(() => state(shop, shop.blue, old) === undefined)
  await old.stop()
  await traffic.more(50)
  await traffic.stop()
  expect(new Set(traffic.answers)).toEqual(new Set(['blue', 'green']))
  await shop.stop()
})
