import { parseArn } from '../../aws/arn.ts'
import { type Finding, note, present, problem, reviewed } from './finding.ts'
import { type Asking, containersOf, type Revision } from './preflight-subject.ts'

/** Where a container gets a value from. */
interface Source {
  readonly container: string
  readonly name: string
  readonly from: string
}

/** As many as ssm:GetParameters takes. */
const mostParameters = 10

/** What ECS reads when it starts a task is there; no value is read. */
export async function reviewSecrets(asking: Asking, revision: Revision): Promise<readonly Finding[]> {
  const sources = containersOf(revision).flatMap(sourcesOf)
  const service = ({ from }: Source): string | undefined => parseArn(from)?.service
  const elsewhere = sources.filter(({ from }) => (parseArn(from)?.region ?? asking.aws.region) !== asking.aws.region)
  const here = sources.filter(source => !elsewhere.includes(source))
  const secrets = Map.groupBy(
    here.filter(source => service(source) === 'secretsmanager'),
    ({ from }) => from
  )
  const parameters = here.filter(source => service(source) !== 'secretsmanager')
  const found = await Promise.all([
    ...[...secrets].map(([arn, users]) =>
      reviewed(`The secret ${arn}`, 'nice', () => reviewSecret(asking, arn, users))
    ),
    ...chunks(parameters).map(some =>
      reviewed(`The parameters ${some.map(({ from }) => from).join(', ')}`, 'nice', () =>
        reviewParameters(asking, some)
      )
    )
  ])
  return [...found.flat(), ...elsewhere.map(otherRegion)]
}

function sourcesOf({
  name = '',
  secrets,
  logConfiguration,
  repositoryCredentials
}: ReturnType<typeof containersOf>[number]) {
  const all = [...(secrets ?? []), ...(logConfiguration?.secretOptions ?? [])]
  const login = repositoryCredentials?.credentialsParameter
  return [
    ...all.map((one): Source => ({ container: name, name: one.name ?? '', from: one.valueFrom ?? '' })),
    ...(login ? [{ container: name, name: 'repositoryCredentials', from: login }] : [])
  ]
}

const usedBy = (users: readonly Source[]): string =>
  users.map(({ container, name }) => `${name} of container ${container}`).join(', ')

const otherRegion = (source: Source): Finding =>
  note(
    `${source.from} (${usedBy([source])}) is in another region: it was not looked at.`,
    'Make sure that it is there.'
  )

/** A secret and what follows it: `secret:name-AbCdEf:json-key:version-stage:version-id`. */
async function reviewSecret({ aws, signal }: Asking, arn: string, users: readonly Source[]): Promise<Finding[]> {
  const [head, , , , , kind, name, , stage, version] = arn.split(':')
  const id = [head, ...arn.split(':').slice(1, 5), kind, name].join(':')
  const secret = await present(() => aws.call('secretsmanager:DescribeSecret', { SecretId: id }, signal))
  const wrong = (what: string, hint: string) => [problem(`The secret ${id} (${usedBy(users)}) ${what}.`, hint)]
  if (!secret) return wrong('does not exist', 'Create it, or correct valueFrom in the task definition.')
  if (secret.DeletedDate) return wrong('is being deleted', 'Restore it with aws secretsmanager restore-secret.')
  const versions = Object.entries(secret.VersionIdsToStages ?? {})
  if (versions.length === 0) return wrong('has no value', 'Give it one: ECS can start no task without.')
  const has = versions.some(([known, stages]) => (!version || known === version) && (!stage || stages.includes(stage)))
  return has ? [] : wrong(`has no version ${version || stage}`, 'Correct the version in valueFrom, or leave it out.')
}

async function reviewParameters({ aws, signal }: Asking, sources: readonly Source[]): Promise<Finding[]> {
  const names = [...new Set(sources.map(({ from }) => from))]
  const { InvalidParameters = [] } = await aws.call(
    'ssm:GetParameters',
    { Names: names, WithDecryption: false },
    signal
  )
  return InvalidParameters.map(name =>
    problem(
      `The parameter ${name} (${usedBy(sources.filter(({ from }) => from === name))}) does not exist.`,
      'Create it in the Parameter Store of this region, or correct valueFrom in the task definition.'
    )
  )
}

const chunks = (sources: readonly Source[]): Source[][] => {
  const names = [...new Set(sources.map(({ from }) => from))]
  return Array.from({ length: Math.ceil(names.length / mostParameters) }, (_, index) => {
    const some = names.slice(index * mostParameters, (index + 1) * mostParameters)
    return sources.filter(({ from }) => some.includes(from))
  })
}
