import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parts } from '../../src/aws/grants.ts'
import { allowed, policyText, statements } from '../../src/aws/rights.ts'
import { services } from '../../src/aws/services.ts'

const root = join(import.meta.dirname, '../../src')

/** Every name of a call that the code has in quotes, wherever it hands it on. */
function callsOfTheCode(): Map<string, string> {
  const prefixes = Object.keys(services).join('|')
  const calls = new Map<string, string>()
  for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    // What sets up a sandbox asks no account for anything.
    if (!entry.endsWith('.ts') || /^(?:aws|sandbox|cli\/rehearsal)\//.test(entry)) continue
    const source = readFileSync(join(root, entry), 'utf8')
    for (const [, name = ''] of source.matchAll(new RegExp(`'((?:${prefixes}):(?!PassedTo)[A-Z]\\w+)'`, 'g')))
      calls.set(name, entry)
  }
  return calls
}

test('every call of the code is allowed by a policy of the documentation', () => {
  const calls = callsOfTheCode()
  expect(calls.size).toBeGreaterThan(0)
  expect([...calls].filter(([name]) => !allowed.has(name))).toEqual([])
})

test('every command that a client exports is allowed by a policy, so that none is forgotten', async () => {
  const exported = await Promise.all(
    Object.entries(services).map(async ([prefix, load]) =>
      Object.keys(await load())
        .filter(name => name !== 'Client')
        .map(name => `${prefix}:${name}`)
    )
  )
  expect(exported.flat().filter(name => !allowed.has(name))).toEqual([])
})

test('no command is there that nothing calls: a policy would allow it for nothing', async () => {
  const calls = callsOfTheCode()
  const exported = await Promise.all(
    Object.entries(services).map(async ([prefix, load]) => Object.keys(await load()).map(name => `${prefix}:${name}`))
  )
  expect(exported.flat().filter(name => !name.endsWith(':Client') && !calls.has(name))).toEqual([])
})

test('no role can be passed to anything but what needs it', () => {
  const all = JSON.parse(policyText(parts)).Statement
  expect(all.filter((statement: { Action: unknown }) => statement.Action === 'iam:PassRole')).toMatchObject([
    { Sid: 'TaskRoles', Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } },
    { Sid: 'ScheduleRole', Condition: { StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' } } }
  ])
})

test('what two parts need stands in a policy once', () => {
  const scope = {
    ...{ partition: 'aws-cn', region: 'cn-north-1', account: '1', cluster: 'c', service: 's', bucket: 'b' },
    ...{ repository: 'r', roles: ['a'], scheduleRole: 'e' }
  }
  const sids = statements(['native', 'weights'], scope).map(({ Sid }) => Sid)
  expect(sids).toEqual(['Rules', 'Hooks', 'Weights', 'Autoscaling'])
  expect(statements(['lock'], scope)).toEqual([
    { Sid: 'Lock', Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws-cn:s3:::b/*' },
    { Sid: 'LockAbsent', Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws-cn:s3:::b' }
  ])
})
