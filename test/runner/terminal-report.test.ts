import { describe, expect, it } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import { terminalReport } from '../../src/runner/terminal-report.ts'

function terminal(options: { isTTY: boolean; columns?: number }, environment: NodeJS.ProcessEnv = {}) {
  let written = ''
  let time = 0
  const report = terminalReport(
    { ...options, write: text => (written += text) },
    { monotonic: () => time },
    environment
  )
  const pass = (duration: number): void => {
    time += duration
  }
  return { report, written: () => written, pass }
}

describe('the report for a terminal', () => {
  it('writes plain lines where there is no terminal', async () => {
    const { report, written, pass } = terminal({ isTTY: false })
    await report.phase('Build', async () => {
      report.line('built')
      report.progress('1 of 2')
      report.progress('1 of 2')
      report.progress('2 of 2')
      report.foreign('#1 done\n#2 done\n')
      pass(1500)
    })
    report.warning('late', { file: 'a.yml', line: 2 })
    report.error(new CutoverError('TIMED_OUT', 'It took too long.', { hint: 'Look\nthere.', at: { file: 'b.yml' } }))
    expect(written()).toBe(
      [
        'Build',
        '  built',
        '  1 of 2',
        '  | #1 done',
        '  | #2 done',
        '  2 of 2',
        '  1.5 s',
        'a.yml:2: warning: late',
        'b.yml: error: It took too long.',
        '  Look',
        '  there.',
        ''
      ].join('\n')
    )
  })

  it('rewrites one line of progress on a terminal, cut to its width', () => {
    const { report, written, pass } = terminal({ isTTY: true, columns: 10 }, { NO_COLOR: '1' })
    report.progress('waiting for pods')
    pass(200)
    report.progress('ready')
    report.line('next')
    expect(written()).toBe('waiting f\r\u001b[2Kready\r\u001b[2Knext\n')
  })

  it.each([
    [{ isTTY: true }, {}, '\u001b[33mwarning: late\u001b[0m\n'],
    [{ isTTY: true }, { NO_COLOR: '1' }, 'warning: late\n'],
    [{ isTTY: true }, { TERM: 'dumb' }, 'warning: late\n'],
    [{ isTTY: false }, {}, 'warning: late\n']
  ])('is coloured only for a terminal that wants it: %o %o', (options, environment, expected) => {
    const { report, written } = terminal(options, environment)
    report.warning('late')
    expect(written()).toBe(expected)
  })

  it('lets foreign text neither move the cursor nor show a secret', () => {
    const { report, written } = terminal({ isTTY: true }, { NO_COLOR: '1' })
    report.mask('s3cret')
    report.foreign('\u001b]0;title\u0007a\u001b[2Jb s3cret\rc')
    expect(written()).toBe('| ]0;titlea[2Jb ***\n| c\n')
  })
})
