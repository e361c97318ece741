import type { CallName } from './aws.ts'

/** One statement of an IAM policy. */
export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow'
  readonly Action: string | readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** Whom roles may be handed to: a role that can be passed to anything is a way to more rights. */
export const passedTo = {
  tasks: 'ecs-tasks.amazonaws.com',
  schedules: 'events.amazonaws.com'
} as const

/** Words of AWS for a policy that no statement of the role's own can help against. */
const elsewhere =
  /with an explicit deny|service control policy|permissions boundary|session policy|resource control policy/

/** What has to be allowed, as a statement to paste, from what AWS says of it or else from the call itself. */
export function missing(name: CallName, said: string): string {
  const [, action = name, resource = '*'] =
    /not authorized to perform:? ([\w-]+:\w+)(?: on(?: the)? resources?:? "?(arn:[^\s,"]+|\*))?/.exec(said) ?? []
  const statement = {
    Effect: 'Allow',
    Action: action,
    Resource: resource,
    ...(action === 'iam:PassRole' ? { Condition: passing(receiverOf(name)) } : {})
  }
  const barrier = elsewhere.exec(said)?.[0]
  const but = barrier ? `AWS names what refuses it (${barrier}): that has to change, beside this statement.\n` : ''
  return `${but}Allow it to the role of this run, by this statement in its policy:\n${JSON.stringify(statement)}`
}

/** To whom a call hands the roles that it names. */
const receiverOf = (name: CallName): string => (name.startsWith('events:') ? passedTo.schedules : passedTo.tasks)

export const passing = (...services: readonly string[]): NonNullable<Statement['Condition']> => ({
  StringEquals: { 'iam:PassedToService': services.length === 1 ? (services[0] ?? '') : services }
})
