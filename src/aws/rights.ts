import type { Statement } from './denied.ts'
import { type Arn, type Part, rights, type Scope } from './grants.ts'

/** Everybody may ask who they are. */
const free = ['sts:GetCallerIdentity']

/** Everything that any policy allows, and what needs none. */
export const allowed: ReadonlySet<string> = new Set([
  ...free,
  ...Object.values(rights).flatMap(grants => grants.flatMap(({ actions }) => actions))
])

/** The least that these parts need. */
export function statements(asked: readonly Part[], scope: Scope): Statement[] {
  const { partition, region, account } = scope
  const arn: Arn = (service, resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`
  const grants = new Set(asked.flatMap(part => rights[part]))
  return Array.from(grants, ({ sid, actions, on, where }) => {
    const condition = where?.(scope, arn)
    return {
      Sid: sid,
      Effect: 'Allow',
      Action: single(actions),
      Resource: single(on?.(scope, arn) ?? ['*']),
      ...(condition ? { Condition: condition } : {})
    }
  })
}

const single = (all: readonly string[]): string | readonly string[] => (all.length === 1 ? (all[0] ?? '*') : all)

const example: Scope = {
  partition: 'aws',
  region: 'eu-central-1',
  account: '123456789012',
  cluster: 'shop',
  service: 'web*',
  bucket: 'acme-releases',
  repository: 'web',
  roles: ['arn:aws:iam::123456789012:role/web-execution', 'arn:aws:iam::123456789012:role/web-task'],
  scheduleRole: 'arn:aws:iam::123456789012:role/web-schedule'
}

/** The policy of the documentation: JSON to paste, with names to replace. */
export const policyText = (asked: readonly Part[]): string =>
  `${JSON.stringify({ Version: '2012-10-17', Statement: statements(asked, example) }, null, 2)}\n`
