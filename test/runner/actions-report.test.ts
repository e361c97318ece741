import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defused } from '../../src/runner/actions-report.ts'
import { readLog } from '../e2e/commands.ts'

const room = join(import.meta.dirname, '../../src')

/** What a process writes that reports by `script`: `time` is its clock in milliseconds. */
async function written(script: string): Promise<string> {
  const source = `
    import { actionsReport } from ${JSON.stringify(join(room, 'runner/actions-report.ts'))}
    import { CutoverError } from ${JSON.stringify(join(room, 'errors.ts'))}
    let time = 0
    const report = actionsReport({ monotonic: () => time })
    ${script}`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', source])
  return stdout
}

const read = async (script: string) => readLog(await written(script))

/** The runner ends lines at CR too, takes `##[` anywhere, and `::` after white space. */
const attacks = [
  '::set-output name=a::b',
  '  ::add-mask::a',
  'x ##[error]no',
  'x\r::error::no',
  '\u0085::warning::no',
  '::stop-commands::x'
]

describe('the report for the runner', () => {
  it('keeps a phase in a group, and a phase within it as a line', async () => {
    const { commands, groups } = await read(`
      report.line('before')
      await report.phase('Build', async () => {
        report.line('one')
        await report.phase('Push', async () => report.line('two'))
        report.line('three')
      })
      report.line('after')`)
    expect({ commands, groups }).toEqual({
      commands: [],
      groups: [
        { title: '', lines: ['before', 'after'] },
        { title: 'Build', lines: ['one', 'Push', 'two', 'three'] }
      ]
    })
  })

  it('ends the group of a phase that fails', async () => {
    const { groups } = await read(`
      await report.phase('Build', async () => { throw new RangeError() }).catch(() => {})
      report.line('after')`)
    expect(groups).toEqual([
      { title: '', lines: ['after'] },
      { title: 'Build', lines: [] }
    ])
  })

  it('shows an error once, with its hint, its code and its place', async () => {
    const { commands } = await read(`
      report.error(new CutoverError('MANIFEST_INVALID', '100% wrong', { hint: 'Write\\n  a: b', at: { file: 'k8s/a,b.yml', line: 3, column: 5 } }))`)
    expect(commands).toEqual([
      {
        name: 'error',
        properties: { title: 'MANIFEST_INVALID', file: 'k8s/a,b.yml', line: '3', col: '5' },
        message: '100% wrong\nWrite\n  a: b'
      }
    ])
  })

  it('makes lines of the warnings that the runner would drop, and shortens what it would cut', async () => {
    const { commands, groups } = await read(`
      report.warning('x'.repeat(5000))
      for (let n = 2; n <= 12; n++) report.warning('warning ' + n)`)
    expect(commands.map(({ message }) => message.length)).toEqual([4096, ...[2, 3, 4, 5, 6, 7, 8, 9].map(() => 9), 10])
    expect(groups[0]?.lines).toEqual(['warning: warning 11', 'warning: warning 12'])
  })

  it.each(attacks)('gives no command that is in its own lines, progress or titles: %j', async attack => {
    const { commands, groups } = await read(`
      const attack = ${JSON.stringify(attack)}
      report.line(attack)
      report.progress(attack)
      await report.phase(attack, async () => {})
      for (let n = 0; n < 11; n++) report.warning(attack)`)
    expect(commands.map(({ name }) => name)).toEqual(Array(10).fill('warning'))
    expect(groups).toHaveLength(2)
  })

  it('gives no command that is in foreign text, and shows it as it is', async () => {
    const { commands, groups } = await read(`
      await report.phase('Build', async () => {
        for (const line of ${JSON.stringify(attacks)}) report.foreign(line)
        report.line('own')
        report.mask('hidden')
        report.foreign('::error::again')
      })
      report.warning('mine')`)
    expect(commands.map(({ name, message }) => [name, message])).toEqual([
      ['add-mask', 'hidden'],
      ['add-mask', 'aGlkZGVu'],
      ['warning', 'mine']
    ])
    expect(groups[1]?.lines.filter(line => line.includes('::') || line === 'own')).toEqual([
      '::set-output name=a::b',
      '  ::add-mask::a',
      '::error::no',
      '\u0085::warning::no',
      '::stop-commands::x',
      'own',
      '::error::again'
    ])
  })

  it('lets no text at all become a command', () => {
    const piece = fc.constantFrom(
      '::',
      ':',
      '##[',
      '##',
      '[',
      ']',
      'error',
      ' ',
      '\t',
      '\r',
      '\n',
      '\u0085',
      '\u00a0',
      '\u200b',
      '\u2028',
      'a=b',
      '\0'
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        expect(readLog(defused(pieces.join(''))).commands).toEqual([])
      }),
      { numRuns: 2000 }
    )
  })

  it('hides a secret in each form and line of it, but not the braces of a JSON key', async () => {
    const output = await written(`
      const secret = '{\\n  "key": "abc/def"\\n}'
      report.mask(secret)
      report.mask('p@ss')
      report.line('{ "key": "abc/def" } p@ss p%40ss ' + btoa('p@ss') + ' ' + btoa(secret))`)
    const { commands, groups } = readLog(output)
    expect(commands.map(({ message }) => message)).toEqual([
      '"key": "abc/def"',
      'ewogICJrZXkiOiAiYWJjL2RlZiIKfQ==',
      '%22key%22%3A%20%22abc%2Fdef%22',
      'p@ss',
      'cEBzcw==',
      'p%40ss'
    ])
    expect(groups[0]?.lines).toEqual(['{ *** } *** *** *** ***'])
  })

  it('shows progress once, at most every five seconds, and the last of it before anything else', async () => {
    const { groups } = await read(`
      report.progress('1 of 3'); time = 1000
      report.progress('1 of 3'); time = 2000
      report.progress('2 of 3'); time = 3000
      report.progress('2 of 3, pulling'); time = 5000
      report.progress('3 of 3'); time = 6000
      report.progress('done')
      report.line('next')
      time = 20000
      report.progress('done')`)
    expect(groups[0]?.lines).toEqual(['1 of 3', '3 of 3', 'done', 'next'])
  })
})
