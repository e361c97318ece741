import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandLine } from '../../src/cli/command-line.ts'
import { type SandboxCluster, startCluster } from '../../src/sandbox/cluster/cluster.ts'

let cluster: SandboxCluster
let folder: string
let place: string[]

beforeEach(async () => {
  cluster = await startCluster({ namespaces: ['shop'] })
  folder = mkdtempSync(join(tmpdir(), 'cutover-steps-'))
  writeFileSync(join(folder, 'kubeconfig'), cluster.kubeconfig)
  place = ['--namespace', 'shop', '--app', 'web', '--kubeconfig', join(folder, 'kubeconfig')]
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await cluster.stop()
})

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const terminal = (lines: string[]) => ({ write: (text: string) => lines.push(text) })
  const { signal } = new AbortController()
  const code = await commandLine(args, { out: terminal(out), err: terminal(err), environment: {}, signal })
  return { code, out: out.join(''), err: err.join('') }
}

test('status says of a namespace where nothing was released that nothing was', async () => {
  const { code, out, err } = await run('status', ...place)
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('web in shop: nothing released yet')
})

test('a rollback where there is nothing to go back to fails and says so', async () => {
  const { code, err } = await run('rollback', ...place)
  expect([code, err.startsWith('error: ')]).toEqual([1, true])
})

test('a wrong value is a mistake on the command line', async () => {
  expect(await run('status', ...place, '--format', 'tabel')).toEqual({
    code: 2,
    out: '',
    err: 'error: Input format is "tabel": it must be one of table, json.\n  Did you mean table?\n'
  })
})

test('a retirement where nothing is live says so', async () => {
  expect(await run('retire', ...place)).toEqual({
    code: 1,
    out: expect.any(String),
    err: 'error: No release of web is live, so there is nothing to retire.\n  Check the app, the namespace and the cluster.\n'
  })
})
