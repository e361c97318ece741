import { AwsFault, type AwsService, type Ground } from './service.ts'

interface Version {
  readonly Type: 'String' | 'StringList' | 'SecureString'
  readonly Value: string
  readonly LastModifiedDate: Date
}

interface PutParameter {
  readonly Name: string
  readonly Value: string
  readonly Type?: Version['Type']
  readonly Overwrite?: boolean
}

interface GetParameters {
  readonly Names: readonly string[]
  readonly WithDecryption?: boolean
}

/** 10, of GetParameters' documentation. */
const mostNames = 10

/** The Parameter Store of AWS Systems Manager. */
export function parameterStore({ clock, region, account }: Ground): AwsService {
  const parameters = new Map<string, Version[]>()
  const prefix = `arn:aws:ssm:${region}:${account}:parameter`
  /** A name without `/` at its beginning gets one in its ARN. */
  const arnOf = (name: string) => `${prefix}${name.startsWith('/') ? '' : '/'}${name}`
  const nameOf = (asked: string) =>
    [...parameters.keys()].find(name => asked === arnOf(name)) ?? (asked.startsWith('arn:') ? undefined : asked)

  function put({ Name, Value, Type = 'String', Overwrite = false }: PutParameter): object {
    const known = parameters.get(Name) ?? []
    if (known.length > 0 && !Overwrite) {
      const hint = 'To overwrite this value, set the overwrite option in the request to true.'
      throw new AwsFault('ParameterAlreadyExists', `The parameter already exists. ${hint}`)
    }
    parameters.set(Name, [...known, { Type, Value, LastModifiedDate: new Date(clock.now()) }])
    return { Version: known.length + 1, Tier: 'Standard' }
  }

  /** By name or ARN, and `:3` behind either for one version. */
  function find(asked: string, decrypted: boolean): object | undefined {
    const [, named = asked, number] = /^(.+):(\d+)$/.exec(asked) ?? []
    const name = nameOf(named)
    const versions = parameters.get(name ?? '')
    const at = Number(number ?? versions?.length)
    const found = versions?.[at - 1]
    if (name === undefined || !found) return undefined
    const Value = found.Type === 'SecureString' && !decrypted ? `kms:alias/aws/ssm:${found.Value.length}` : found.Value
    const selected = number === undefined ? {} : { Selector: `:${number}` }
    return { Name: name, ...found, Value, Version: at, ARN: arnOf(name), DataType: 'text', ...selected }
  }

  function get({ Names, WithDecryption = false }: GetParameters): object {
    if (Names.length > mostNames) {
      const limit = `Member must have length less than or equal to ${mostNames}`
      const message = `1 validation error detected: Value at 'names' failed to satisfy constraint: ${limit}`
      throw new AwsFault('ValidationException', message)
    }
    return {
      Parameters: Names.flatMap(name => find(name, WithDecryption) ?? []),
      InvalidParameters: Names.filter(name => find(name, WithDecryption) === undefined)
    }
  }

  return {
    name: 'ssm',
    json: { target: 'AmazonSSM', version: '1.1' },
    operations: { PutParameter: put, GetParameters: get }
  }
}
