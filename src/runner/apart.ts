import type { Report } from './report.ts'

/**
 * A report for work beside which other work goes on: what it says is kept, and told in one piece, as one phase, when
 * `tell` is called. Warnings and secrets are not kept back.
 */
export function apart(report: Report): { readonly report: Report; tell(title: string): Promise<void> } {
  const kept: (() => void)[] = []
  const line = (text: string): void => void kept.push(() => report.line(text))
  return {
    report: {
      ...report,
      phase: (title, work) => {
        line(title)
        return work()
      },
      line,
      foreign: text => kept.push(() => report.foreign(text))
    },
    tell: title =>
      report.phase(title, async () => {
        for (const say of kept.splice(0)) say()
      })
  }
}
