import { chmod } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { argv, cwd, exit, stderr, stdout } from 'node:process'
import { systemProcesses } from '../../src/io/process.ts'
import { withDocker } from '../../src/sandbox/docker.ts'
import type { Shop } from './shop.ts'

/*
 * `docker buildx` where there is no docker: started as a program, it is what src/sandbox/docker.ts is inside a rehearsal.
 */

/**
 * What a build needs of its environment, in a shop with something to build. Its docker is the stand-in, or `script`, a
 * body for /bin/sh; with `none` there is no docker.
 */
export async function builtBy(shop: Shop, script?: string): Promise<Readonly<Record<string, string>>> {
  await shop.write('Dockerfile', 'FROM node:24-slim\nCOPY server.mjs ./\nCMD ["node", "server.mjs"]\n')
  await shop.write('server.mjs', '')
  const standIn = `exec '${process.execPath}' '${import.meta.filename}' "$@"`
  if (script !== 'none') {
    await shop.write('bin/docker', `#!/bin/sh\n${script ?? standIn}\n`)
    await chmod(join(shop.folder, 'bin/docker'), 0o755)
  }
  const tools = script === 'none' ? [] : ['/usr/bin', '/bin']
  return { PATH: [join(shop.folder, 'bin'), ...tools].join(delimiter), DOCKER_CONFIG: join(shop.folder, 'docker') }
}

if (argv[1] === import.meta.filename) {
  const docker = withDocker(systemProcesses, { folder: cwd(), version: 'built' })
  const onLine = (line: string): void => void stderr.write(`${line}\n`)
  const ended = await docker.run({ tool: 'docker', args: argv.slice(2), onLine })
  stdout.write(ended.stdout, () => exit(ended.code))
}
