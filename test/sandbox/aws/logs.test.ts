import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SandboxAws, startAws } from '../../../src/sandbox/aws/server.ts'

let aws: SandboxAws
beforeEach(async () => {
  aws = await startAws()
})
afterEach(() => aws.stop())

test('messages go into streams that are made when they are needed, in groups that are not', async () => {
  aws.logs.createGroup('/ecs/shop')
  aws.logs.append('/ecs/shop', 'web/app/1', ['one', 'two'])
  aws.logs.append('/ecs/shop', 'web/app/1', ['three'])
  expect(aws.logs.messages('/ecs/shop', 'web/app/1')).toEqual(['one', 'two', 'three'])
  expect(() => aws.logs.append('/ecs/none', 'web/app/1', ['one'])).toThrow('The specified log group does not exist.')
})
