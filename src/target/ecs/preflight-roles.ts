import { parseArn } from '../../aws/arn.ts'
import { missing, passedTo } from '../../aws/denied.ts'
import { CutoverError } from '../../errors.ts'
import { type Finding, present, problem, reviewed } from './finding.ts'
import type { Asking, Revision } from './preflight-subject.ts'

interface Role {
  readonly kind: 'task' | 'execution'
  /** As the revision has it: a name or an ARN. */
  readonly given: string
}

/** The roles of the tasks exist, trust ECS, and may be handed to it by this run. */
export async function reviewRoles(asking: Asking, revision: Revision, fargate: boolean): Promise<readonly Finding[]> {
  const { taskRoleArn, executionRoleArn } = revision
  const roles: Role[] = [
    ...(taskRoleArn ? [{ kind: 'task', given: taskRoleArn } as const] : []),
    ...(executionRoleArn ? [{ kind: 'execution', given: executionRoleArn } as const] : [])
  ]
  const needed = executionRoleArn ? [] : needsExecution(revision, fargate)
  const found = await Promise.all([
    ...roles.map(role => reviewed(`The ${role.kind} role ${role.given}`, 'nice', () => exists(asking, role))),
    reviewed('Whether this run may hand over the roles of the tasks', 'nice', () => mayBePassed(asking, roles))
  ])
  return [...needed, ...found.flat()]
}

/** Without one nobody can pull from ECR, write logs or read secrets for a task on Fargate. */
function needsExecution({ containerDefinitions = [] }: Revision, fargate: boolean): Finding[] {
  const why = containerDefinitions.flatMap(({ name, image = '', secrets = [], logConfiguration }) => [
    ...(fargate && image.includes('.dkr.ecr') ? [`${name} is pulled from ECR`] : []),
    ...(fargate && logConfiguration?.logDriver === 'awslogs' ? [`${name} writes to CloudWatch Logs`] : []),
    ...(secrets.length > 0 ? [`${name} has secrets`] : [])
  ])
  if (why.length === 0) return []
  return [
    problem(
      `The task definition has no execution role, and needs one: ${why.join(', ')}.`,
      'Set executionRoleArn to a role with the policy AmazonECSTaskExecutionRolePolicy.'
    )
  ]
}

const nameOf = (role: string): string => role.split('/').at(-1) ?? role

async function exists({ aws, signal }: Asking, { kind, given }: Role): Promise<Finding[]> {
  const answer = await present(() => aws.call('iam:GetRole', { RoleName: nameOf(given) }, signal))
  const role = answer?.Role
  if (!role || (parseArn(given) && role.Arn !== given)) {
    const other = role?.Arn ? ` There is ${role.Arn}.` : ''
    return [
      problem(
        `The ${kind} role ${given} does not exist.${other}`,
        `Create it, or correct ${kind}RoleArn in the task definition.`
      )
    ]
  }
  if (decodeURIComponent(role.AssumeRolePolicyDocument ?? passedTo.tasks).includes(passedTo.tasks)) return []
  return [
    problem(
      `The ${kind} role ${given} does not trust ${passedTo.tasks}: no task can take it.`,
      `Allow sts:AssumeRole to the service ${passedTo.tasks} in the trust policy of the role.`
    )
  ]
}

/** Asks IAM's own simulator, which knows boundaries and the organisation's policies too. */
async function mayBePassed({ aws, signal }: Asking, roles: readonly Role[]): Promise<Finding[]> {
  if (roles.length === 0) return []
  const { Arn: caller = '', Account: account = '' } = await aws.call('sts:GetCallerIdentity', {}, signal)
  const { partition = 'aws' } = parseArn(caller) ?? {}
  const arns = roles.map(({ given }) => (parseArn(given) ? given : `arn:${partition}:iam::${account}:role/${given}`))
  const { EvaluationResults = [] } = await aws.call(
    'iam:SimulatePrincipalPolicy',
    {
      PolicySourceArn: await principal({ aws, ...(signal ? { signal } : {}) }, caller),
      ActionNames: ['iam:PassRole'],
      ResourceArns: [...new Set(arns)],
      ContextEntries: [
        { ContextKeyName: 'iam:PassedToService', ContextKeyType: 'string', ContextKeyValues: [passedTo.tasks] }
      ]
    },
    signal
  )
  return EvaluationResults.filter(({ EvalDecision }) => EvalDecision !== 'allowed').map(
    ({ EvalResourceName = '', EvalDecision }) =>
      problem(
        `${caller} may not hand ${EvalResourceName} to ECS (iam:PassRole: ${EvalDecision}).`,
        missing(
          'ecs:RegisterTaskDefinition',
          `not authorized to perform: iam:PassRole on resource: ${EvalResourceName}`
        )
      )
  )
}

/** The policies are those of the role behind a session, whose ARN has a path that the session's leaves out. */
async function principal({ aws, signal }: Asking, caller: string): Promise<string> {
  const { partition, account, resource = '' } = parseArn(caller) ?? {}
  const [, name] = /^assumed-role\/([^/]+)\//.exec(resource) ?? []
  if (name === undefined) return caller
  const bare = `arn:${partition}:iam::${account}:role/${name}`
  try {
    return (await aws.call('iam:GetRole', { RoleName: name }, signal)).Role?.Arn ?? bare
  } catch (error) {
    // Most roles have no path; for one that has, the simulation itself says that there is no such role.
    if (error instanceof CutoverError && (error.code === 'CLOUD_DENIED' || error.code === 'NOT_FOUND')) return bare
    throw error
  }
}
