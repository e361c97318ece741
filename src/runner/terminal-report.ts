import type { Place } from '../errors.ts'
import type { Clock } from '../io/clock.ts'
import { formatDuration } from './duration.ts'
import { masks } from './masks.ts'
import { pace } from './pace.ts'
import type { Report } from './report.ts'

/** Where a terminal report writes: `process.stderr` and `process.stdout` are such. */
export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const progressInterval = { live: 100, plain: 5_000 } as const
const styles = { bold: '1', dim: '2', red: '31', yellow: '33' } as const

/** Foreign text may carry escape sequences that move the cursor or retitle the window: only tabs and line ends stay. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}/gu, '')

const placed = (text: string, at: Place | undefined): string =>
  at ? `${at.file}${at.line ? `:${at.line}${at.column ? `:${at.column}` : ''}` : ''}: ${text}` : text

const indented = (text: string, margin: string): string => text.replace(/^/gm, margin)

/** A report for people at a terminal, with one line that is rewritten while something is waited for; without a TTY, plain lines. */
export function terminalReport(
  terminal: Terminal,
  clock: Pick<Clock, 'monotonic'>,
  environment: NodeJS.ProcessEnv = {}
): Report {
  const live = terminal.isTTY === true
  const coloured = live && !environment.NO_COLOR && environment.TERM !== 'dumb'
  const hidden = masks()
  const progress = pace(clock, live ? progressInterval.live : progressInterval.plain)
  let depth = 0
  let open = false

  const style = (name: keyof typeof styles, text: string): string =>
    coloured ? `\u001b[${styles[name]}m${text}\u001b[0m` : text
  const erase = (): void => {
    if (open) terminal.write('\r\u001b[2K')
    open = false
  }
  const print = (text: string, as?: keyof typeof styles): void => {
    erase()
    const clean = indented(plain(hidden.hide(text)), '  '.repeat(depth))
    terminal.write(`${as ? style(as, clean) : clean}\n`)
  }
  const show = (text: string): void => {
    if (!live) {
      print(text, 'dim')
      return
    }
    erase()
    const line = plain(hidden.hide(text)).replaceAll('\n', ' ')
    terminal.write(style('dim', `${'  '.repeat(depth)}${line}`.slice(0, (terminal.columns ?? 80) - 1)))
    open = true
  }
  const settle = (): void => {
    const waiting = progress.rest()
    if (waiting !== undefined) show(waiting)
  }

  return {
    async phase(title, work) {
      settle()
      print(title, 'bold')
      const begun = clock.monotonic()
      depth++
      try {
        return await work()
      } finally {
        settle()
        print(formatDuration(clock.monotonic() - begun), 'dim')
        depth--
      }
    },
    line(text) {
      if (!live) settle()
      print(text)
    },
    progress(text) {
      const due = progress.next(text)
      if (due !== undefined) show(due)
    },
    warning: (text, at) => print(placed(`warning: ${text}`, at), 'yellow'),
    error(error) {
      print(placed(`error: ${error.message}`, error.at), 'red')
      print(indented(error.hint, '  '))
    },
    foreign: text => print(indented(text.replace(/\n$/, ''), '| '), 'dim'),
    mask: secret => void hidden.add(secret),
    hide: hidden.hide
  }
}
