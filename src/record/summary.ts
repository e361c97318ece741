import type { CutoverError } from '../errors.ts'
import type { Instant } from '../io/clock.ts'
import type { Outcome } from '../rollout/outcome.ts'
import { formatDuration } from '../runner/duration.ts'
import type { Phase } from '../runner/timeline.ts'
import type { RecordedImage } from './ledger.ts'
import { block, code, escaped, label, link, table } from './markdown.ts'

/** How one gate went: `good` of `asked` answers, and the last one in words. */
export interface GateStory {
  readonly when: 'before' | 'after'
  readonly name: string
  readonly state: 'good' | 'bad' | 'unread' | 'unasked'
  readonly says: string
  readonly good: number
  readonly asked: number
}

/** Everything that the summary of a release or a rollback tells. */
export interface Story {
  readonly task: 'deploy' | 'rollback'
  readonly outcome: Outcome
  /** One sentence on why it ended so. */
  readonly why: string
  readonly version: string
  readonly environment: string
  readonly images: readonly RecordedImage[]
  readonly previous?: string
  readonly from: Instant
  readonly to: Instant
  readonly phases: readonly Phase[]
  /** Every mutating request, once, in words. */
  readonly changes: readonly string[]
  /** Lines on why it failed, from its pods: states, events, logs. */
  readonly evidence?: readonly string[]
  /** What each gate said last. */
  readonly gates?: readonly GateStory[]
  readonly reason?: string
  readonly failure?: CutoverError
  readonly dryRun?: boolean
  /** The form of the workflow that rolls back: its page under Actions. */
  readonly rollbackForm?: string
  /** Where the environment is served, and where the release is described. */
  readonly environmentUrl?: string
  readonly releaseUrl?: string
}

type Words = readonly [sign: string, deploy: string, rollback: string]

const headlines: Readonly<Record<Outcome, Words>> = {
  SUCCEEDED: ['✅', 'is live in', 'is live again in'],
  STAGED: ['🟡', 'is staged in', 'is staged in'],
  ROLLED_BACK: ['↩️', 'was bad and is rolled back in', 'was bad and is rolled back in'],
  ROLLBACK_FAILED: ['🛑', 'was bad and could not be rolled back in', 'was bad and could not be rolled back in'],
  STOPPED: ['⛔', 'was stopped on its way to', 'was stopped on its way back to'],
  SUPERSEDED: ['⏭️', 'was overtaken by another release in', 'was overtaken by another release in'],
  TIMED_OUT: ['⌛', 'did not get ready in time in', 'did not get ready in time in']
}

/** The summary of one run as Markdown for the job's page: the outcome first, then the facts, then how to go back. */
export const summaryOf = (story: Story): string =>
  [
    headline(story),
    failed(story),
    evidence(story),
    facts(story),
    gates(story),
    gantt(story.phases),
    changes(story),
    wayBack(story)
  ]
    .filter(part => part !== '')
    .join('\n\n')
    .concat('\n')

function headline(story: Story): string {
  const [sign, deploy, rollback] = headlines[story.outcome]
  const said = story.task === 'deploy' ? deploy : rollback
  const rehearsal = story.dryRun ? ' (dry run: nothing was changed)' : ''
  return `## ${sign} ${escaped(story.version)} ${said} ${escaped(story.environment)}${rehearsal}\n\n${escaped(story.why)}`
}

function failed({ failure, why }: Story): string {
  if (!failure) return ''
  const hint = failure.hint.split('\n').map(line => `> ${escaped(line)}`)
  const message = failure.message.includes(why) ? [] : [`> ${escaped(failure.message)}`, '>']
  return ['> [!CAUTION]', ...message, ...hint.map(line => `${line}<br>`)].join('\n').replace(/<br>$/, '')
}

function evidence({ evidence = [] }: Story): string {
  if (evidence.length === 0) return ''
  return ['<details open>', '<summary>What its pods say</summary>', '', block(evidence), '', '</details>'].join('\n')
}

function facts(story: Story): string {
  const rows: (readonly [string, string])[] = [
    ['Outcome', story.outcome],
    ['Version', story.releaseUrl ? link(story.version, story.releaseUrl) : code(story.version)],
    ['Environment', story.environmentUrl ? link(story.environment, story.environmentUrl) : escaped(story.environment)],
    ...story.images.map(
      image => [`Image ${escaped(image.name)}`, code(`${image.repository}:${image.tag}@${image.digest}`)] as const
    ),
    ['Previous', story.previous === undefined ? 'none' : code(story.previous)],
    ['Duration', formatDuration(story.to - story.from)]
  ]
  if (story.reason) rows.push(['Reason', escaped(story.reason)])
  return table(rows)
}

const gateSigns: Readonly<Record<GateStory['state'], string>> = { good: '✅', bad: '❌', unread: '❔', unasked: '➖' }

function gates({ gates = [] }: Story): string {
  if (gates.length === 0) return ''
  const rows = gates.map(({ when, name, state, says, good, asked }) => {
    const last = `${gateSigns[state]} ${escaped(says)} (${good} of ${asked} good)`
    return `| ${when} | ${code(name)} | ${last} |`
  })
  return ['| Gate | | Last answer |', '|---|---|---|', ...rows].join('\n')
}

function gantt(phases: readonly Phase[]): string {
  if (phases.length === 0) return ''
  // Ends as durations: mermaid reads milliseconds since the epoch as a start only.
  const bars = phases.map(
    ({ title, from, to, failed }) =>
      `  ${label(title)} :${failed ? 'crit, ' : ''}${Math.round(from)}, ${Math.max(1, Math.round(to - from))}ms`
  )
  return ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %H:%M:%S', ...bars, '```'].join('\n')
}

function changes({ changes, dryRun }: Story): string {
  if (changes.length === 0) return ''
  const title = `${dryRun ? 'What would change' : 'What changed'} (${changes.length})`
  return [
    '<details>',
    `<summary>${title}</summary>`,
    '',
    ...changes.map(change => `1. ${escaped(change)}`),
    '',
    '</details>'
  ].join('\n')
}

function wayBack(story: Story): string {
  if (story.outcome === 'STAGED' && !story.dryRun)
    return `**To cut over** run the release workflow by hand with version ${code(story.version)} and \`until: live\`; to give it up, roll back.`
  if (story.dryRun || story.previous === undefined || story.outcome !== 'SUCCEEDED') return ''
  const form = story.rollbackForm ? link('the rollback form', story.rollbackForm) : 'the rollback workflow'
  return `**To go back** open ${form}, choose *Run workflow*, environment ${code(story.environment)}, version ${code(story.previous)}.`
}
