import { expect, test } from 'vitest'
import { readArguments } from '../../src/cli/arguments.ts'
import { commandLine } from '../../src/cli/command-line.ts'

async function run(...args: string[]) {
  const written = { out: '', err: '' }
  const terminal = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text
    }
  })
  const code = await commandLine(args, {
    out: terminal('out'),
    err: terminal('err'),
    environment: {},
    signal: new AbortController().signal
  })
  return { code, ...written }
}

test('no command, --help and help show the commands', async () => {
  for (const args of [[], ['--help'], ['help']]) {
    const { code, out, err } = await run(...args)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Usage: cutover <command> [options]')
    expect(out).toContain('  rehearse  ')
  }
})

test('a command with --help says what it takes', async () => {
  const { code, out } = await run('rehearse', '--help')
  expect([code, out.startsWith('Usage: cutover rehearse')]).toEqual([0, true])
})

test('--version is the version of the package', async () => {
  expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('an unknown command names the nearest and exits with 2', async () => {
  expect(await run('reherse')).toEqual({
    code: 2,
    out: '',
    err: 'error: There is no command "reherse".\n  Did you mean cutover rehearse?\n'
  })
  expect((await run('constructor')).code).toBe(2)
})

test('an unknown option names the nearest and exits with 2', async () => {
  expect(await run('rehearse', '--rat', '5')).toEqual({
    code: 2,
    out: '',
    err: 'error: There is no option --rat.\n  Did you mean --rate?\n'
  })
})

test('options, flags and positionals are told apart; one argument too many is an error', () => {
  const options = { rate: { value: 'N', help: '' }, keep: { help: '' } }
  expect(readArguments(['here', '--rate=5', '--keep'], options, 1)).toEqual({
    positionals: ['here'],
    options: { rate: '5', keep: true }
  })
  expect(() => readArguments(['a', 'b'], options, 1)).toThrow('There is one argument too many: "b".')
  expect(() => readArguments(['--rate'], options, 1)).toThrow("Option '--rate <value>' argument missing")
})
