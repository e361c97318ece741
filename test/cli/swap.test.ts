import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandLine } from '../../src/cli/command-line.ts'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { pinned, pod } from '../gitops/runs.ts'

let folder: string
let github: GitHub
beforeEach(async () => {
  github = await startGitHub()
  folder = mkdtempSync(join(tmpdir(), 'cutover-swap-'))
  for (const name of ['web', 'api']) writeFileSync(at(`${name}.yml`), pod(`ghcr.io/acme/${name}:1.0.0`))
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await github.stop()
})

const at = (name: string) => join(folder, name)
const images = `${pinned('1.1.0')},${pinned('2.0.0', 'api')}`

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const terminal = (lines: string[]) => ({ write: (text: string) => lines.push(text) })
  const { signal } = new AbortController()
  const environment = { GITHUB_TOKEN: 'ghp_token', GITHUB_API_URL: github.url }
  const code = await commandLine(args, { out: terminal(out), err: terminal(err), environment, signal })
  return { code, out: out.join(''), err: err.join('').replaceAll(folder, '/here') }
}

const texts = () => ['web.yml', 'api.yml'].map(name => readFileSync(at(name), 'utf8'))

test('a swap on a command line writes what a check then finds in order', async () => {
  expect(await run('swap', '--check', '--images', images, at('web.yml'), at('api.yml'))).toMatchObject({
    code: 1,
    err: `error: A swap would change /here/web.yml, /here/api.yml.
  Run it without check, and commit what it wrote. Nothing was written now.
`
  })
  expect(texts()).toEqual([pod('ghcr.io/acme/web:1.0.0'), pod('ghcr.io/acme/api:1.0.0')])
  expect(await run('swap', '--images', images, folder)).toMatchObject({ code: 0, err: '' })
  expect(texts()).toEqual([pod(pinned('1.1.0')), pod(pinned('2.0.0', 'api'))])
  expect(await run('swap', '--check', '--images', images, folder)).toMatchObject({ code: 0, err: '' })
})

test('a swap on a command line takes names of containers with commas, for a branch as for files', async () => {
  const task = (web: string, api: string) =>
    `{ "containerDefinitions": [{ "name": "app", "image": "${web}" }, { "name": "jobs", "image": "${api}" }] } // ECS\n`
  const after = task(pinned('1.1.0'), pinned('2.0.0', 'api'))
  const given = ['--images', images, '--containers', 'app=web,jobs=api']
  writeFileSync(at('task.jsonc'), task('x', 'y'))
  expect(await run('swap', ...given, at('task.jsonc'))).toMatchObject({ code: 0, err: '' })
  expect(readFileSync(at('task.jsonc'), 'utf8')).toBe(after)
  github.push({ 'ecs/task.jsonc': task('x', 'y') })
  const branch = ['--mode', 'commit', '--repository', 'acme/shop']
  expect(await run('swap', ...given, ...branch, 'ecs/task.jsonc')).toMatchObject({ code: 0, err: '' })
  expect(github.read('ecs/task.jsonc')).toBe(after)
})

test('a swap on a command line commits to the repository that it is given', async () => {
  github.push({ 'k8s/web.yml': pod('ghcr.io/acme/web:1.0.0') })
  const given = ['--mode', 'commit', '--images', pinned('1.1.0'), 'k8s/']
  expect(await run('swap', ...given, '--repository', 'acme/shop')).toMatchObject({ code: 0, err: '' })
  expect(github.read('k8s/web.yml')).toBe(pod(pinned('1.1.0')))
  expect(await run('swap', ...given)).toMatchObject({
    code: 2,
    err: 'error: Input repository is "": it must be a repository.\n  Write owner/name, such as acme/deploy.\n'
  })
})

test('its help says of each option what it is', async () => {
  const { code, out } = await run('swap', '--help')
  const options = out.slice(out.indexOf('Options\n')).split('\n').slice(1, -1)
  expect({ code, without: options.filter(line => /^ {2}--\S+( VALUE)?$/.test(line)) }).toEqual({ code: 0, without: [] })
  expect(options.filter(line => line.startsWith('  --')).length).toBeGreaterThan(5)
  expect(Math.max(...options.map(line => line.length))).toBeLessThanOrEqual(100)
})
