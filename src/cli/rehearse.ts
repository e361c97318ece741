import { CutoverError } from '../errors.ts'
import { cancelled, systemClock } from '../io/clock.ts'
import { systemFiles } from '../io/files.ts'
import { systemScratch } from '../io/scratch.ts'
import { terminalReport } from '../runner/terminal-report.ts'
import { hideSettings } from '../sandbox/aws/hide-settings.ts'
import { shortPath } from '../sandbox/checkout.ts'
import { startTraffic, type Traffic } from '../sandbox/traffic.ts'
import { optionHelp } from './arguments.ts'
import type { Command, Console } from './command.ts'
import { type RehearseOptions, readRehearseOptions, rehearseOptions } from './rehearsal/options.ts'
import { page } from './rehearsal/page.ts'
import { act, badRelease, goodRelease, rollback, type Stage } from './rehearsal/play.ts'
import { type Act, faults, grouped, type Load, type Rehearsal, versions, type Way, words } from './rehearsal/result.ts'
import { summaryText } from './rehearsal/text.ts'
import { openTheatre, type Theatre } from './rehearsal/theatre.ts'

const help = `Usage: cutover rehearse [folder] [options]

Plays the releases of a repository under live traffic: ${versions[0]} deployed plainly, ${versions[1]} cut over to, a bad ${versions[2]}
that goes back by itself, and the way back to ${versions[0]} by hand. Registry, GitHub, and the cluster or the
AWS account are a sandbox on loopback; what runs is Cutover itself and the repository's own program.
Exits with 1 if a request was lost.

Without a folder it plays this one, or the example if there is no .github/cutover.yml.

Options
${optionHelp(rehearseOptions)}
`

/** 25 and 8 share no factor: connections are used in turn, and each one's turn to close comes. */
const connections = { connections: 8, reuse: 25, fresh: 0.25, underWay: 24, timeout: 10_000 }
/** Traffic alone, before, between and after the acts, so that the page shows what each one changed. */
const margin = 1_000

export const rehearse: Command = {
  help,
  async run(args, console) {
    const options = await readRehearseOptions(args)
    return await perform(options, console)
  }
}

async function perform(options: RehearseOptions, console: Console): Promise<number> {
  const restore = hideSettings()
  let failed = 0
  try {
    for (const way of options.ways) {
      const rehearsal = await systemScratch(folder => performOne(options, way, console, folder))
      if (faults(rehearsal).length > 0) failed = 1
    }
    return failed
  } finally {
    restore()
  }
}

/** One way from its first deployment to its last act, on a sandbox of its own. */
async function performOne(options: RehearseOptions, way: Way, console: Console, folder: string): Promise<Rehearsal> {
  const { signal } = console
  const report = terminalReport(console.err, systemClock, console.environment)
  const notes = new Set<string>()
  const several = options.ways.length > 1
  const title = several ? `${way === options.ways[0] ? '' : '\n'}${words[way].title}\n\n` : ''
  console.err.write(title)
  const theatre = await openTheatre({ ...options, way, folder, report, signal })
  const stage: Stage = { theatre, options, clock: systemClock, report, note: text => void notes.add(text) }
  try {
    const rehearsal = await play(stage, way, notes)
    console.out.write(`${title}${summaryText(rehearsal)}\n`)
    const path = several ? options.report.replace(/(?:\.html)?$/, `-${way}.html`) : options.report
    await writeReports(path, rehearsal)
    console.err.write(`\nThe whole story: ${shortPath(path)}\n`)
    if (options.keep) await keepOpen(theatre, console)
    return rehearsal
  } catch (error) {
    // What a release leaves in a target that ends with the rehearsal is nobody's concern.
    throw signal.aborted ? cancelled() : error
  } finally {
    await theatre.stop()
  }
}

/** All acts in order, under traffic from the first version on. */
async function play(stage: Stage, way: Way, notes: ReadonlySet<string>): Promise<Rehearsal> {
  const { theatre, options, clock, report } = stage
  const startedAt = clock.now()
  const checkout = theatre.first
  for (const note of checkout.notes) stage.note(note)
  let services: readonly string[] = []
  const plain = await act(stage, `Deploy ${versions[0]} plainly`, versions[0], 'SUCCEEDED', async around => {
    const docker = { version: versions[0], onNote: stage.note }
    const context = theatre.context(checkout, { name: 'push', payload: {} }, docker, around)
    services = await theatre.scene.deployPlainly(context, checkout, docker)
    return 'SUCCEEDED'
  })
  const before = theatre.load()
  const traffic = await open(stage, services)
  const acts: Act[] = [plain]
  try {
    await clock.sleep(margin, theatre.signal)
    for (const next of [goodRelease, badRelease, rollback]) {
      acts.push(await next(stage))
      report.line(told(traffic))
      await clock.sleep(margin, theatre.signal)
    }
  } finally {
    await traffic.stop()
  }
  return {
    way,
    repository: theatre.github.repository,
    startedAt,
    endedAt: clock.now(),
    rate: options.rate,
    acts: acts.map(one => ({ ...one, moves: one.moves.filter(({ service }) => services.includes(service)) })),
    traffic: traffic.now(),
    services,
    load: theatre.load().map((load, index) => since(load, before[index])),
    notes: [...notes, ...always(way), ...slowness(traffic.now().heldBack)]
  }
}

const always = (way: Way): string[] => [
  'Images are built from the checkout alone, without their base image; programs run with the Node of this machine.',
  `Registry, GitHub and ${way === 'kubernetes' ? 'Kubernetes' : 'AWS'} are a sandbox on loopback that implements what Cutover uses of them.`
]

const slowness = (heldBack: number): string[] =>
  heldBack === 0
    ? []
    : [`${grouped(heldBack)} requests that were due were not sent: this machine was too busy to keep up.`]

async function open({ theatre, options }: Stage, [service]: readonly string[]): Promise<Traffic> {
  if (service === undefined) {
    throw new CutoverError('MANIFEST_INVALID', 'The manifests have no Service: there is no traffic to rehearse with.', {
      hint: 'Add the Service that your users reach.'
    })
  }
  const { host, port } = await theatre.scene.address(service)
  return await startTraffic({ ...connections, url: `http://${host}:${port}/`, rate: options.rate })
}

function told(traffic: Traffic): string {
  const { answered, lost } = traffic.now()
  const counts = Object.entries(answered).map(([version, count]) => `${version} answered ${count}`)
  return `${counts.join(', ')}; ${lost} lost`
}

const since = (now: Load, before: Load | undefined): Load => ({
  ...now,
  reads: now.reads - (before?.reads ?? 0),
  writes: now.writes - (before?.writes ?? 0)
})

async function writeReports(path: string, rehearsal: Rehearsal): Promise<void> {
  const data = { passed: faults(rehearsal).length === 0, faults: faults(rehearsal), ...rehearsal }
  await systemFiles.write(path, page(rehearsal))
  await systemFiles.write(`${path.replace(/\.html$/, '')}.json`, `${JSON.stringify(data, null, 2)}\n`)
}

async function keepOpen({ registry, github, scene }: Theatre, console: Console): Promise<void> {
  const lines = [...scene.about, `registry  ${registry.host}`, `GitHub    ${github.url}`]
  console.err.write(`\nThe sandbox goes on until Ctrl-C.\n${lines.map(line => `  ${line}\n`).join('')}`)
  await new Promise<void>(resolve => console.signal.addEventListener('abort', () => resolve(), { once: true }))
}
