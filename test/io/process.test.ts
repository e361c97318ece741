import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processes, systemProcesses } from '../../src/io/process.ts'

const node = process.execPath
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover process '))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const script = (source: string): readonly string[] => ['-e', source]

describe('a command', () => {
  it('tells its exit code and both of its outputs', async () => {
    const lines: string[] = []
    const ended = await systemProcesses.run({
      tool: node,
      args: script(
        'process.stdout.write("one\\r\\ntwo ü\\nthree"); process.stderr.write("bad\\n"); process.exitCode = 3'
      ),
      onLine: (line, stream) => lines.push(`${stream}: ${line}`)
    })
    expect(ended).toEqual({ code: 3, stdout: 'one\r\ntwo ü\nthree', stderr: 'bad\n' })
    expect(lines.sort()).toEqual(['stderr: bad', 'stdout: one', 'stdout: three', 'stdout: two ü'])
  })

  it('gets its arguments, environment, folder and input as they are, past any shell', async () => {
    const ended = await systemProcesses.run({
      tool: node,
      args: [
        ...script(
          'console.log(JSON.stringify([process.argv.slice(1), process.env.GIVEN, process.cwd(), require("fs").readFileSync(0, "utf8")]))'
        ),
        '--',
        'a b',
        '$HOME "; echo hacked',
        ''
      ],
      environment: { GIVEN: 'x y' },
      cwd: folder,
      input: 'secret\n'
    })
    expect(JSON.parse(ended.stdout)).toEqual([['a b', '$HOME "; echo hacked', ''], 'x y', folder, 'secret\n'])
  })

  it('that reads its input gets an end instead of waiting for ever', async () => {
    const ended = await systemProcesses.run({ tool: 'cat', args: [] })
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('that never reads its input does not break the run', async () => {
    const ended = await systemProcesses.run({ tool: 'true', args: [], input: 'x'.repeat(1_000_000) })
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('that a signal killed has the code that shells give it', async () => {
    const ended = await systemProcesses.run({ tool: node, args: script('process.kill(process.pid, "SIGKILL")') })
    expect(ended.code).toBe(137)
  })

  it('may live in a folder with a space', async () => {
    const tool = join(folder, 'say hello')
    await writeFile(tool, '#!/bin/sh\necho hello\n', { mode: 0o755 })
    expect(await systemProcesses.run({ tool, args: [] })).toEqual({ code: 0, stdout: 'hello\n', stderr: '' })
  })
})

describe('what can not be started', () => {
  it('is missing when no such program is on PATH', async () => {
    await expect(systemProcesses.run({ tool: 'cutover-no-such-tool', args: [] })).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      message: "cutover-no-such-tool can't be started: no such program is on PATH.",
      hint: 'Install cutover-no-such-tool in a step before this one, and check that its folder is on PATH.'
    })
  })

  it('is a folder that does not exist', async () => {
    await expect(systemProcesses.run({ tool: node, args: ['-v'], cwd: join(folder, 'absent') })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE'
    })
  })
})

describe('a cancelled run', () => {
  const trap = (onInterrupt: string): readonly string[] =>
    script(`process.on('SIGINT', () => { ${onInterrupt} }); console.log('ready'); setInterval(() => {}, 1000)`)

  it('interrupts its own command, which ends in order, and no other', async () => {
    const controller = new AbortController()
    const note = join(folder, 'note')
    const other = systemProcesses.run({
      tool: node,
      args: script(
        `process.on('SIGINT', () => process.exit(1)); const fs = require('fs');
         setInterval(() => { if (fs.existsSync(${JSON.stringify(note)})) process.exit(0) }, 10)`
      )
    })
    const run = systemProcesses.run({
      tool: node,
      args: trap(`require('fs').writeFileSync(${JSON.stringify(note)}, 'tidied up'); process.exit(0)`),
      signal: controller.signal,
      onLine: () => controller.abort()
    })
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await readFile(note, 'utf8')).toBe('tidied up')
    expect(await other).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('ends a command that does not listen', async () => {
    const controller = new AbortController()
    const pid: number[] = []
    const run = processes({ interrupt: 20, terminate: 20 }).run({
      tool: node,
      args: script(
        `process.on('SIGINT', () => {}); process.on('SIGTERM', () => {}); console.log(process.pid); setInterval(() => {}, 1000)`
      ),
      signal: controller.signal,
      onLine: line => {
        pid.push(Number(line))
        controller.abort()
      }
    })
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(() => process.kill(pid[0] ?? 0, 0)).toThrow('ESRCH')
  })

  it('that is cancelled while the command starts interrupts it as well', async () => {
    const controller = new AbortController()
    const run = systemProcesses.run({
      tool: node,
      args: script('setInterval(() => {}, 1000)'),
      signal: controller.signal
    })
    controller.abort()
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('starts nothing more', async () => {
    const note = join(folder, 'note')
    const run = systemProcesses.run({ tool: 'touch', args: [note], signal: AbortSignal.abort() })
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(readFile(note)).rejects.toThrow('ENOENT')
  })
})
