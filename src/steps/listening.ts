import type { Report } from '../runner/report.ts'

/** Keeps each line as one change, in words, and what pods had to say. */
export function listening(report: Report): { report: Report; changes: string[]; evidence: string[] } {
  const changes: string[] = []
  const evidence: string[] = []
  const line = (text: string): void => {
    changes.push(report.hide(text))
    report.line(text)
  }
  const foreign = (text: string): void => {
    evidence.push(report.hide(text))
    report.foreign(text)
  }
  return { changes, evidence, report: { ...report, line, foreign } }
}
