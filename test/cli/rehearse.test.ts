import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Rehearsal } from '../../src/cli/rehearsal/result.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutover-rehearse-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command as people do; `onLine` sees what it writes on the way. */
async function rehearse(
  args: readonly string[],
  onLine: (line: string, stop: () => void) => void = () => {},
  more: NodeJS.ProcessEnv = {}
) {
  const main = new URL('../../src/cli/main.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [main, 'rehearse', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...more }
  })
  let out = ''
  let err = ''
  child.stdout.on('data', chunk => {
    out += chunk
  })
  child.stderr.on('data', chunk => {
    err += chunk
    onLine(String(chunk), () => child.kill('SIGINT'))
  })
  const code = await new Promise(resolve => child.on('close', resolve))
  return { code, out, err }
}

test('the example goes live, back by itself and back by hand, and no request is lost', {
  timeout: 120_000
}, async () => {
  const report = join(folder, 'report.html')
  const { code, out, err } = await rehearse(['--rate', '100', '--report', report])
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/Passed in \d+ s: no request was lost, and each Service moved in 1 write\.\n$/)
  expect(readFileSync(report, 'utf8')).toContain('<p class="verdict good">Passed</p>')

  const told = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Rehearsal
  const acts = told.acts.map(({ title, outcome, moves }) => [
    title,
    outcome,
    moves.map(move => `${move.service} ${move.to}`)
  ])
  const both = (version: string) => [`web ${version}`, `web-internal ${version}`]
  expect(acts).toEqual([
    ['Deploy 1.0.0 plainly', 'SUCCEEDED', []],
    ['Release 1.1.0', 'SUCCEEDED', both('1.1.0')],
    ['Release 1.2.0, a bad one', 'ROLLED_BACK', [...both('1.2.0'), ...both('1.1.0')]],
    ['Roll back to 1.0.0', 'SUCCEEDED', both('1.0.0')]
  ])
  expect(told.traffic.lost).toBe(0)
  expect(Object.keys(told.traffic.answered)).toEqual(['1.0.0', '1.1.0', '1.2.0'])
})

test('Ctrl-C ends it at once and leaves nothing behind', { timeout: 60_000 }, async () => {
  const seen: string[] = []
  const { code, err } = await rehearse(['--report', join(folder, 'stopped.html')], (line, stop) => {
    seen.push(line)
    if (/Staged Deployment/.test(line)) stop()
  })
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('error: The run was cancelled.') })
})

/** Settings that would let every call of the SDK fail. */
function foreignAws() {
  const path = join(folder, 'aws-config')
  writeFileSync(path, '[default]\nuse_fips_endpoint = true\n')
  return { AWS_CONFIG_FILE: path, AWS_PROFILE: 'nobody', AWS_USE_FIPS_ENDPOINT: 'true' }
}

/** Both ways at once: they mostly wait. */
test('on Amazon ECS the same is told for native blue/green and for weights, whatever this machine has for AWS', {
  timeout: 240_000
}, async () => {
  const env = foreignAws()
  const played = await Promise.all(
    ['native', 'weights'].map(async mode => {
      const args = ['--target', 'ecs', '--mode', mode, '--rate', '50', '--report', join(folder, `${mode}.html`)]
      const { code, out, err } = await rehearse(args, undefined, env)
      expect({ mode, code, err: code === 0 ? '' : err }).toEqual({ mode, code: 0, err: '' })
      expect(out).toMatch(/Passed in .+: no request was lost\.\n$/)
      const { acts, traffic } = JSON.parse(readFileSync(join(folder, `${mode}.json`), 'utf8')) as Rehearsal
      return {
        lost: traffic.lost,
        answered: Object.keys(traffic.answered),
        acts: acts.map(({ title, outcome, moves }) => [title, outcome, moves.map(({ to }) => to)])
      }
    })
  )
  const told = (...moves: (readonly string[])[]) => ({
    lost: 0,
    answered: ['1.0.0', '1.1.0', '1.2.0'],
    acts: [
      ['Deploy 1.0.0 plainly', 'SUCCEEDED', []],
      ['Release 1.1.0', 'SUCCEEDED', moves[0]],
      ['Release 1.2.0, a bad one', 'ROLLED_BACK', moves[1]],
      ['Roll back to 1.0.0', 'SUCCEEDED', ['1.0.0']]
    ]
  })
  expect(played).toEqual([
    told(['1.1.0'], ['1.2.0', '1.1.0']),
    told(['1.1.0 (50 %)', '1.1.0'], ['1.2.0 (50 %)', '1.2.0', '1.1.0'])
  ])
})
