import { AwsFault, type AwsService, type Call, type Ground } from './service.ts'

interface Role {
  readonly Path: string
  readonly RoleName: string
  readonly RoleId: string
  readonly Arn: string
  readonly CreateDate: Date
  /** URL-encoded JSON, as IAM tells it. */
  readonly AssumeRolePolicyDocument: string
}

interface CreateRole {
  readonly RoleName: string
  readonly Path?: string
  readonly AssumeRolePolicyDocument: string
}

interface SimulatePrincipalPolicy {
  readonly ActionNames: readonly string[]
  readonly ResourceArns?: readonly string[]
}

/** AWS IAM: roles, and what of `denied` a simulation of the caller's policies must say. */
export function identities({ account, denied, id }: Ground): AwsService {
  const roles = new Map<string, Role>()
  const roleOf = (name: string): Role => {
    const found = roles.get(name)
    if (!found) throw new AwsFault('NoSuchEntity', `The role with name ${name} cannot be found.`, 404)
    return found
  }
  return {
    name: 'iam',
    query: { xmlns: 'https://iam.amazonaws.com/doc/2010-05-08/' },
    operations: {
      CreateRole: ({ RoleName, Path = '/', AssumeRolePolicyDocument }: CreateRole, { at }: Call) => {
        if (roles.has(RoleName)) {
          throw new AwsFault('EntityAlreadyExists', `Role with name ${RoleName} already exists.`, 409)
        }
        const Role: Role = {
          Path,
          RoleName,
          RoleId: `AROA${id(17).toUpperCase()}`,
          Arn: `arn:aws:iam::${account}:role${Path}${RoleName}`,
          CreateDate: new Date(at),
          AssumeRolePolicyDocument: encodeURIComponent(AssumeRolePolicyDocument)
        }
        roles.set(RoleName, Role)
        return { Role }
      },
      GetRole: ({ RoleName }: { RoleName: string }) => ({ Role: roleOf(RoleName) }),
      DeleteRole: ({ RoleName }: { RoleName: string }) => {
        roles.delete(roleOf(RoleName).RoleName)
        return {}
      },
      SimulatePrincipalPolicy: ({ ActionNames, ResourceArns = ['*'] }: SimulatePrincipalPolicy) => ({
        EvaluationResults: ActionNames.flatMap(EvalActionName =>
          ResourceArns.map(EvalResourceName => ({
            EvalActionName,
            EvalResourceName,
            EvalDecision: denied.has(EvalActionName) ? 'implicitDeny' : 'allowed',
            MatchedStatements: [],
            MissingContextValues: []
          }))
        ),
        IsTruncated: false
      })
    }
  }
}
