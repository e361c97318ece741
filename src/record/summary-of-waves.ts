import { code, escaped } from './markdown.ts'

interface WaveState {
  readonly name: string
  readonly outcome: string
  readonly version: string
  readonly previous: string
}

const signs: Readonly<Record<string, string>> = {
  SUCCEEDED: '✅',
  STAGED: '🟡',
  ROLLED_BACK: '↩️',
  NOT_BEGUN: '⏸️',
  PLANNED: '📋'
}

/** The summary of a release in several clusters: one line each, then what is to be told of each. */
export function summaryOfWaves(
  environment: string,
  states: readonly WaveState[],
  told: readonly { readonly name: string; readonly told: { readonly summary: string } }[]
): string {
  const rows = states.map(({ name, outcome, version, previous }) => {
    const before = previous === '' ? 'none' : code(previous)
    return `| ${escaped(name)} | ${signs[outcome] ?? '⛔'} ${outcome} | ${code(version)} | ${before} |`
  })
  return [
    `## ${escaped(environment)} in ${states.length} waves`,
    ['| wave | outcome | version | before |', '|---|---|---|---|', ...rows].join('\n'),
    ...told.map(({ name, told: { summary } }) => `---\n\n**Wave ${escaped(name)}**\n\n${summary.trim()}`)
  ]
    .join('\n\n')
    .concat('\n')
}
