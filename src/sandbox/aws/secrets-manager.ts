import { AwsFault, type AwsService, type Ground } from './service.ts'

interface Secret {
  readonly ARN: string
  readonly Name: string
  readonly CreatedDate: Date
  readonly LastChangedDate: Date
  readonly VersionIdsToStages: Readonly<Record<string, readonly string[]>>
  DeletedDate?: Date
}

/** 30 days, the recovery window of DeleteSecret unless it is given. */
const recoveryWindow = 30 * 24 * 60 * 60 * 1000

/** AWS Secrets Manager, without any secret's value: what asks for one here has no business with it. */
export function secretsManager({ clock, region, account, id }: Ground): AwsService {
  const secrets = new Map<string, Secret>()

  /** By name, whole ARN, or ARN without the six characters at its end. */
  function find(secretId: string): Secret {
    const found = [...secrets.values()].find(
      ({ ARN, Name }) => secretId === Name || secretId === ARN || secretId === ARN.replace(/-\w{6}$/, '')
    )
    if (!found) throw new AwsFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
    return found
  }

  function create({ Name }: { readonly Name: string }): object {
    if (secrets.has(Name)) {
      throw new AwsFault('ResourceExistsException', `The operation failed because the secret ${Name} already exists.`)
    }
    const ARN = `arn:aws:secretsmanager:${region}:${account}:secret:${Name}-${id(6)}`
    const now = new Date(clock.now())
    const VersionId = `${id(8)}-${id(4)}-${id(4)}-${id(4)}-${id(12)}`
    const VersionIdsToStages = { [VersionId]: ['AWSCURRENT'] }
    secrets.set(Name, { ARN, Name, CreatedDate: now, LastChangedDate: now, VersionIdsToStages })
    return { ARN, Name, VersionId }
  }

  return {
    name: 'secretsmanager',
    json: { target: 'secretsmanager', version: '1.1' },
    operations: {
      CreateSecret: create,
      DescribeSecret: ({ SecretId }: { readonly SecretId: string }) => find(SecretId),
      DeleteSecret: ({ SecretId }: { readonly SecretId: string }) => {
        const secret = find(SecretId)
        secret.DeletedDate = new Date(clock.now() + recoveryWindow)
        return { ARN: secret.ARN, Name: secret.Name, DeletionDate: secret.DeletedDate }
      }
    }
  }
}
