import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { pushStage } from '../../src/sandbox/registry/image.ts'
import { playStages } from '../../src/sandbox/registry/stages.ts'

const execute = promisify(execFile)

export interface Login {
  readonly username: string
  readonly password: string
}

/** Tools that speak to registries, as their makers ship them, in a folder of their own below /tmp. */
export async function toolbox() {
  const { bin, builder } = inject('parts')
  const folder = await mkdtemp('/tmp/tools-')

  /** What the tool prints. One that is missing is an error that names it, so that no test passes without. */
  async function run(name: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
    const places = [bin, ...(process.env.PATH ?? '').split(':')]
    const found = await Promise.all(places.map(place => readdir(place).catch((): string[] => [])))
    const place = places[found.findIndex(names => names.includes(name))]
    if (place === undefined) throw new RangeError(`There is no ${name} here to test with: run lab/install.sh.`)
    const env = { ...process.env, ...environment }
    return (await execute(join(place, name), args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 })).stdout
  }

  /** A folder with these files. */
  async function context(files: Readonly<Record<string, string>>): Promise<string> {
    const own = join(folder, randomUUID())
    await mkdir(own)
    for (const [name, text] of Object.entries(files)) await writeFile(join(own, name), text)
    return own
  }

  /** Environment in which docker, buildx and crane know the builder and a login, kept as `docker login` keeps it. */
  async function loggedIn(host: string, { username, password }: Login): Promise<NodeJS.ProcessEnv> {
    const own = join(folder, randomUUID())
    await cp(builder.DOCKER_CONFIG ?? '', own, { recursive: true })
    const auths = { [host]: { auth: Buffer.from(`${username}:${password}`).toString('base64') } }
    await writeFile(join(own, 'config.json'), JSON.stringify({ auths }))
    return { ...builder, DOCKER_CONFIG: own }
  }

  return {
    folder,
    run,
    context,
    loggedIn,
    /** Has BuildKit build an image of two platforms with provenance and push it under these names; the digest. */
    async buildx(names: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
      const from = await context({ Dockerfile: 'FROM scratch\nCOPY motd /\n', motd: randomUUID() })
      const metadata = join(from, 'metadata.json')
      const tags = names.flatMap(name => ['--tag', name])
      const options = ['--platform', 'linux/amd64,linux/arm64', '--provenance', 'mode=max', '--metadata-file', metadata]
      await run('docker', ['buildx', 'build', '--push', ...options, ...tags, from], environment)
      return JSON.parse(await readFile(metadata, 'utf8'))['containerimage.digest']
    },
    /** Pushes an image with this file, which no tool has seen before; its name with its digest. */
    async unseen(repository: string, motd: string): Promise<string> {
      const stage = playStages({ folder: await context({ Dockerfile: 'FROM scratch\nCOPY motd /\n', motd }) })
      return `${repository}@${await pushStage(stage, repository)}`
    },
    close: () => rm(folder, { recursive: true })
  }
}
