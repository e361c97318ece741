import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { dist, root } from '../e2e/runner.ts'
import type { Shop } from './shop.ts'

const execute = promisify(execFile)

/** What GitHub knows and act does not; the templates say that these lines may go. */
const unknown = /^ +(queue: max|deployment: false)\b.*\n/gm

export interface Workflow {
  /** The file in workflows-templates/. */
  readonly template: string
  /** Values of the lines under the template's `env`. */
  readonly env: Readonly<Record<string, string>>
  readonly eventName: string
  readonly event: unknown
}

async function commit(folder: string): Promise<void> {
  await execute('git', ['init', '--quiet', '--initial-branch=main', folder])
  await execute('git', ['-C', folder, 'add', '--all'])
  const author = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com']
  await execute('git', ['-C', folder, ...author, 'commit', '--quiet', '--message', 'As it is'])
}

/** The repository of Cutover as a release has it: the declarations of its actions and the bundles that they run. */
async function cutoverIn(folder: string): Promise<string> {
  await mkdir(folder)
  for (const name of ['action.yml', 'actions']) await cp(join(root, name), join(folder, name), { recursive: true })
  await cp(dist, join(folder, 'dist'), { recursive: true })
  await commit(folder)
  return folder
}

function withEnv(template: string, env: Workflow['env']): string {
  return Object.entries(env).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^( +${name}: )\\S+`, 'm'), `$1${value}`),
    template.replace(unknown, '')
  )
}

/** Runs a workflow of the templates in the shop's repository with act, on this host, and gives act's output. */
export async function runWorkflow(shop: Shop, { template, env, eventName, event }: Workflow): Promise<string> {
  const { workspace, github } = shop
  const { bin, builder, path, kubeconfig } = inject('parts')
  const folder = dirname(workspace)
  const workflow = join(workspace, '.github/workflows', template)
  await mkdir(dirname(workflow), { recursive: true })
  await cp(join(workspace, 'cutover.yml'), join(workspace, '.github/cutover.yml'))
  await writeFile(workflow, withEnv(await readFile(join(root, 'workflows-templates', template), 'utf8'), env))
  await commit(workspace)
  await writeFile(join(folder, 'event.json'), JSON.stringify(event))
  await rm(join(folder, 'cutover'), { recursive: true, force: true })
  const given = { ...builder, GITHUB_API_URL: github.url, GITHUB_REPOSITORY: github.repository }
  const { stdout } = await execute(
    join(root, 'lab/act.sh'),
    [
      workspace,
      eventName,
      ...['--workflows', workflow, '--eventpath', join(folder, 'event.json')],
      ...['--local-repository', `cutover-dev/cutover@v0=${await cutoverIn(join(folder, 'cutover'))}`],
      ...Object.entries(given).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      ...['--secret', 'GITHUB_TOKEN=ghs_lab', '--secret', 'KUBECONFIG']
    ],
    {
      env: {
        HOME: folder,
        PATH: [path, dirname(process.execPath), process.env.PATH].join(delimiter),
        KUBECONFIG: await readFile(kubeconfig, 'utf8'),
        CUTOVER_LAB_CACHE: dirname(bin)
      },
      maxBuffer: 16 * 1024 * 1024
    }
  )
  return stdout
}
