import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { SandboxAws } from '../../src/sandbox/aws/server.ts'

const execute = promisify(execFile)
const program = join(process.env.CUTOVER_LAB_CACHE ?? join(homedir(), '.cache/cutover-lab'), 'bin/aws')

/** How the AWS CLI calls what IAM calls otherwise. */
const commands: Readonly<Record<string, string>> = { elasticloadbalancing: 'elbv2', codedeploy: 'deploy' }
const hyphened = (operation: string): string => operation.replaceAll(/(?<!^)(?=[A-Z][a-z])/g, '-').toLowerCase()

/** The AWS CLI, unmodified, with nothing of whoever runs the tests in its environment. */
export async function awsCli(aws: SandboxAws) {
  const folder = await mkdtemp(join(tmpdir(), 'cutover-aws-'))
  const configuration = join(folder, 'config')
  await writeFile(configuration, '[default]\ncli_timestamp_format = iso8601\nretries = {max_attempts = 1}\n')
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_CONFIG_FILE: configuration,
    AWS_ACCESS_KEY_ID: 'AKIALAB',
    AWS_SECRET_ACCESS_KEY: 'lab',
    // In the environment, because commands that speak to two services give the option to one of them only.
    AWS_ENDPOINT_URL: aws.url,
    AWS_DEFAULT_REGION: aws.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: ''
  }
  const run = async (...words: string[]): Promise<string> =>
    (await execute(program, words, { env, cwd: folder })).stdout
  return {
    /** What the program prints. Rejects with its standard error. */
    run,
    /** A call by its name in IAM policies, with its whole input; what the CLI has read of the answer. */
    async call(name: string, input: object): Promise<unknown> {
      const [service = '', operation = ''] = name.split(':')
      const words = [commands[service] ?? service, hyphened(operation), '--cli-input-json', JSON.stringify(input)]
      return JSON.parse((await run(...words, '--output', 'json', '--no-paginate')) || '{}')
    },
    stop: () => rm(folder, { recursive: true, force: true })
  }
}
