import { expect, test } from 'vitest'
import { carryOut } from '../../../src/target/ecs/act.ts'
import { Journal } from '../../../src/target/ecs/journal.ts'
import { Observer } from '../../../src/target/ecs/observe.ts'
import { account, balanced, changes, live, release, service } from './sandbox.ts'

const still = new AbortController().signal

/** One service in front of which somebody else is quicker, after it was looked at. */
async function looked(services: string[], rules: string[] = [], shop?: Awaited<ReturnType<typeof account>>) {
  const here = shop ?? (await account())
  const { aws } = here
  const place = { app: 'web', cluster: 'default', services, rules }
  const journal = new Journal(aws, release('1.1.0', 'shop/web:1.1.0', services), 'release')
  const observer = new Observer(aws, place, journal, undefined, here.clock)
  return {
    shop: here,
    hands: async () => ({ aws, place, journal, lock: undefined, observer, seen: await observer.look(still) })
  }
}

test('a service that runs something else by now is not updated', async () => {
  const { shop, hands } = await looked(['web'])
  const first = await live(shop.aws)
  await service(shop, 'web', first)
  const before = await hands()
  const { taskDefinition } = await shop.aws.call('ecs:RegisterTaskDefinition', release('x', 'shop/web:hotfix').revision)
  const hotfix = taskDefinition?.taskDefinitionArn ?? ''
  await shop.sandbox.perform('ecs:UpdateService', { service: 'web', taskDefinition: hotfix })
  const step = { verb: 'update', service: 'web', from: first, to: first } as const
  await expect(carryOut(step, before, still)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(changes(shop)).not.toContain('ecs:UpdateService')
})

test('a service that was given requests meanwhile is neither scaled in nor updated', async () => {
  const shop = await account()
  const { a, b, rule } = await balanced(shop)
  const { hands } = await looked(['blue', 'green'], [rule], shop)
  const first = await live(shop.aws)
  for (const [name, group] of [
    ['blue', a],
    ['green', b]
  ] as const)
    await service(shop, name, first, {
      loadBalancers: [{ targetGroupArn: group, containerName: 'web', containerPort: 8080 }]
    })
  const before = await hands()
  await shop.sandbox.perform('elasticloadbalancing:ModifyRule', {
    RuleArn: rule,
    Actions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: a, Weight: 1 },
            { TargetGroupArn: b, Weight: 1 }
          ]
        }
      }
    ]
  })
  const scale = { verb: 'scale', service: 'green', from: 2, to: 0 } as const
  const update = { verb: 'update', service: 'green', from: first, to: first, size: 2 } as const
  await expect(carryOut(scale, before, still)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(carryOut(update, before, still)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(changes(shop)).not.toContain('ecs:UpdateService')
})

test('a hook that was answered before is looked at again, not failed at', async () => {
  const { shop, hands } = await looked(['web'])
  await service(shop, 'web', await live(shop.aws))
  const { serviceDeployments = [] } = await shop.aws.call('ecs:ListServiceDeployments', { service: 'web' })
  const deployment = serviceDeployments[0]?.serviceDeploymentArn ?? ''
  const step = { verb: 'answer', hook: 'gone', action: 'CONTINUE', deployment } as const
  await expect(carryOut(step, await hands(), still)).rejects.toMatchObject({ code: 'CONFLICT' })
})
