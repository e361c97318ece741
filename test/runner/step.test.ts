import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFileCommands, readLog } from '../e2e/commands.ts'

const room = join(import.meta.dirname, '../../src')

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-run-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs an action whose work is `work`, the body of an async function; `signals` are sent one at each line `ready`. */
async function act(work: string, options: { env?: NodeJS.ProcessEnv; signals?: NodeJS.Signals[] } = {}) {
  const script = join(folder, 'action.ts')
  const file = (name: string) => join(folder, name)
  await writeFile(
    script,
    `import { run } from ${JSON.stringify(join(room, 'runner/main.ts'))}
     import { secret, text } from ${JSON.stringify(join(room, 'runner/inputs.ts'))}
     import { CutoverError } from ${JSON.stringify(join(room, 'errors.ts'))}
     run({ inputs: { image: text(), token: secret(text()) }, outputs: ['a', 'b', 'outcome'] }, async (context, inputs) => { ${work} })`
  )
  for (const name of ['output', 'summary']) await writeFile(file(name), '')
  const env = {
    PATH: process.env.PATH,
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    ...options.env
  }
  const child = spawn(process.execPath, [script], { env })
  const signals = [...(options.signals ?? [])]
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
    for (const _ of chunk.matchAll(/^ready$/gm)) child.kill(signals.shift() ?? 'SIGKILL')
  })
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  const { commands, groups } = readLog(stdout)
  return {
    code,
    commands: commands.map(({ name, properties, message }) => [name, properties.title, message]),
    lines: groups.flatMap(({ lines }) => lines),
    outputs: readFileCommands(await readFile(file('output'), 'utf8')),
    summary: await readFile(file('summary'), 'utf8')
  }
}

describe('a step', () => {
  it('sets its outputs, writes its summary and ends green, even if something keeps the process alive', async () => {
    const ran = await act(
      `
      setInterval(() => {}, 1000)
      context.report.line(inputs.image)
      return { outputs: { a: 'one\\ntwo', b: '' }, summary: '## fine' }`,
      { env: { INPUT_IMAGE: 'ghcr.io/acme/web' } }
    )
    expect(ran).toEqual({
      code: 0,
      commands: [],
      lines: ['ghcr.io/acme/web'],
      outputs: { a: 'one\ntwo', b: '' },
      summary: '## fine'
    })
  })

  it('that ends with a failure keeps its outputs and its summary, and shows one error', async () => {
    const ran = await act(`
      const failure = new CutoverError('TIMED_OUT', 'The gate failed.', { hint: 'Look at the log.' })
      return { outputs: { a: 'ROLLED_BACK' }, summary: '## bad', failure }`)
    expect(ran).toEqual({
      code: 1,
      commands: [['error', 'TIMED_OUT', 'The gate failed.\nLook at the log.']],
      lines: [],
      outputs: { a: 'ROLLED_BACK' },
      summary: '## bad'
    })
  })

  it.each([
    ['throws', `throw new TypeError('x is not a function')`],
    [
      'leaves a promise that rejects',
      `Promise.reject(new TypeError('x is not a function')); await new Promise(() => {})`
    ],
    [
      'has a callback that throws',
      `setTimeout(() => { throw new TypeError('x is not a function') }); await new Promise(() => {})`
    ]
  ])('that %s by a defect of ours shows one error and where it came from', async (_name, work) => {
    const ran = await act(work)
    expect(ran).toMatchObject({
      code: 1,
      commands: [['error', 'INTERNAL', expect.stringMatching(/^x is not a function\nThis is a defect in Cutover/)]],
      outputs: { outcome: 'STOPPED' }
    })
    expect(ran.lines[0]).toBe('TypeError: x is not a function')
  })

  it('shows one error, though much goes wrong', async () => {
    const ran = await act(`
      Promise.reject(new TypeError('first'))
      setImmediate(() => { throw new TypeError('second') })
      await new Promise(resolve => setImmediate(resolve))
      throw new TypeError('third')`)
    expect(ran.commands).toEqual([['error', 'INTERNAL', expect.stringMatching(/^first\n/)]])
  })

  it('that waits for what will never come fails, though nothing keeps the process alive', async () => {
    const ran = await act('await new Promise(() => {})')
    expect(ran).toMatchObject({
      code: 1,
      commands: [
        ['error', 'INTERNAL', expect.stringMatching(/^Nothing is left to wait for, but the work has not ended\./)]
      ]
    })
  })

  it('leaves out an output that is too large, and cuts a summary that is', async () => {
    const ran = await act(
      `return { outputs: { a: 'x'.repeat(300 * 1024), b: 'fine' }, summary: ('y'.repeat(1023) + '\\n').repeat(1100) }`
    )
    expect(ran.code).toBe(0)
    expect(ran.commands).toEqual([
      ['warning', undefined, 'Output a has 307200 bytes, more than 262144: it is left out.']
    ])
    expect(ran.outputs).toEqual({ b: 'fine' })
    expect(ran.summary.length).toBeLessThanOrEqual(1024 * 1024)
    expect(ran.summary.endsWith(`${'y'.repeat(1023)}\n\n_The rest was too long for a summary: see the log._\n`)).toBe(
      true
    )
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'that gets %s stops what it does and says that it was cancelled',
    async signal => {
      const ran = await act(`context.report.line('ready'); await context.clock.sleep(60_000, context.signal)`, {
        signals: [signal]
      })
      expect(ran).toMatchObject({
        code: 1,
        commands: [['error', 'CANCELLED', expect.stringMatching(/^The run was cancelled\.\n/)]],
        lines: ['ready', `Stopping: the run got ${signal}.`]
      })
    }
  )

  it('uses the time between SIGINT and SIGTERM', async () => {
    const ran = await act(
      `setInterval(() => {}, 1000)
       const stopped = new Promise(resolve => context.signal.addEventListener('abort', resolve))
       context.report.line('ready')
       await stopped
       const terminated = new Promise(resolve => process.once('SIGTERM', resolve))
       context.report.line('ready')
       await terminated
       return { outputs: { a: 'recorded' } }`,
      { signals: ['SIGINT', 'SIGTERM'] }
    )
    expect(ran).toMatchObject({ code: 0, outputs: { a: 'recorded' } })
  })

  it('knows its run and the event that started it', async () => {
    await writeFile(join(folder, 'event.json'), '{"action":"published"}')
    const ran = await act(`return { outputs: { a: JSON.stringify(context.event), b: JSON.stringify(context.run) } }`, {
      env: {
        GITHUB_EVENT_NAME: 'release',
        GITHUB_EVENT_PATH: join(folder, 'event.json'),
        GITHUB_RUN_ID: '42',
        GITHUB_RUN_ATTEMPT: '2',
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_SHA: 'abc',
        GITHUB_ACTOR: 'ada',
        GITHUB_SERVER_URL: 'https://ghe.example',
        GITHUB_API_URL: 'https://ghe.example/api/v3'
      }
    })
    expect(JSON.parse(ran.outputs.a ?? '')).toEqual({ name: 'release', payload: { action: 'published' } })
    expect(JSON.parse(ran.outputs.b ?? '')).toEqual({
      id: '42',
      attempt: 2,
      url: 'https://ghe.example/acme/shop/actions/runs/42/attempts/2',
      actor: 'ada',
      repository: 'acme/shop',
      sha: 'abc',
      server: 'https://ghe.example',
      api: 'https://ghe.example/api/v3'
    })
  })
})
