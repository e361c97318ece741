import type { CutoverError } from '../errors.ts'
import { block, code, escaped } from './markdown.ts'

/** What follows the first line may be there to be pasted, and keeps its form. */
const rest = (lines: readonly string[]): string[] => (lines.length > 0 ? [block(lines)] : [])

/** The summary of a run that ended before it had a story to tell: what happened, and what to do about it. `hide` takes secrets out. */
export function summaryOfError({ code: kind, message, hint }: CutoverError, hide: (text: string) => string): string {
  const [what = '', ...details] = hide(message).split('\n')
  const [advice = '', ...example] = hide(hint).split('\n')
  return [
    `## ⛔ Stopped: ${code(kind)}`,
    `> [!CAUTION]\n> ${escaped(what)}`,
    ...rest(details),
    escaped(advice),
    ...rest(example)
  ]
    .join('\n\n')
    .concat('\n')
}
