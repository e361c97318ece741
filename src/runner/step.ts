import { asCutoverError, CutoverError } from '../errors.ts'
import { systemClock } from '../io/clock.ts'
import { systemFiles } from '../io/files.ts'
import { systemHttp } from '../io/http.ts'
import { systemProcesses } from '../io/process.ts'
import { actionsReport } from './actions-report.ts'
import { type Context, eventOf, runOf } from './context.ts'
import { type Inputs, secretsOf, type Values } from './inputs.ts'
import { setOutputs, writeSummary } from './outputs.ts'
import type { Report } from './report.ts'

/** An action as its action.yml declares it. */
export interface Action<I extends Inputs, Name extends string> {
  readonly inputs: I
  readonly outputs: readonly Name[]
}

/** What the work leaves. The step fails exactly when there is a `failure`, and shows it as its one error. */
export interface Finished<Name extends string> {
  readonly outputs: Readonly<Partial<Record<Name, string>>>
  readonly summary?: string
  readonly failure?: CutoverError
}

export type Work<I extends Inputs, Name extends string> = (
  context: Context,
  inputs: Values<I>
) => Promise<Finished<Name>>

/** The work of one declared action: `const versionStep: WorkOf<typeof versionAction> = async (context, inputs) => ...`. */
export type WorkOf<A> = A extends Action<infer I, infer Name> ? Work<I, Name> : never

/** The Node that the actions are built for and tested with; a composite action takes whichever is on the PATH. */
const oldestNode = 24

/** The runner cancels with SIGINT, and 7.5 seconds later with SIGTERM; a second Ctrl-C in a terminal ends at once. */
function stopOnSignal(report: Report): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      if (!stop.signal.aborted) report.line(`Stopping: the run got ${signal}.`)
      stop.abort(signal)
    })
  return stop.signal
}

function exit(code: 0 | 1): void {
  // A leaked handle must not keep the job running; what was written has to be out first.
  process.stdout.write('', () => process.exit(code))
}

/** Ends the step red, once, with one error; whoever reads `outcome` afterwards finds one, even if the work left none. */
function failing(report: Report, outputs: readonly string[]): { fail(thrown: unknown): void; told(): void } {
  let outcome = outputs.includes('outcome')
  let failed = false
  return {
    told() {
      outcome = false
    },
    fail(thrown) {
      if (failed) return
      failed = true
      const error = asCutoverError(thrown)
      if (outcome) setOutputs({ outcome: 'STOPPED' }, report)
      if (error.code === 'INTERNAL' && error.cause instanceof Error) report.foreign(error.cause.stack ?? '')
      report.error(error)
      exit(1)
    }
  }
}

/** Does `work` under one guard: whatever goes wrong becomes one error annotation and exit code 1. */
export async function perform<I extends Inputs, Name extends string>(
  action: Action<I, Name>,
  inputs: Values<I> | CutoverError,
  work: Work<I, Name>
): Promise<void> {
  const environment = process.env
  const report = actionsReport(systemClock)
  const { fail, told } = failing(report, action.outputs)
  process.on('uncaughtException', fail)
  // Without this, work that waits for something nobody will ever bring would end the process, and green.
  process.once('beforeExit', () => fail(new Error('Nothing is left to wait for, but the work has not ended.')))
  try {
    for (const secret of secretsOf(action.inputs, environment)) report.mask(secret)
    if (inputs instanceof CutoverError) throw inputs
    if (Number.parseInt(process.versions.node, 10) < oldestNode) throw tooOld()
    const context = await contextOf(report, environment)
    const { outputs, summary, failure } = await work(context, inputs)
    setOutputs(outputs as Readonly<Record<string, string>>, report)
    told()
    if (summary !== undefined) await writeSummary(summary, environment)
    if (failure) throw failure
    exit(0)
  } catch (error) {
    fail(error)
  }
}

async function contextOf(report: Report, environment: NodeJS.ProcessEnv): Promise<Context> {
  return {
    report,
    clock: systemClock,
    http: systemHttp(environment),
    files: systemFiles,
    processes: systemProcesses,
    environment,
    event: await eventOf(environment, systemFiles),
    run: runOf(environment),
    signal: stopOnSignal(report)
  }
}

const tooOld = (): CutoverError =>
  new CutoverError('TOOL_MISSING', `Cutover needs Node ${oldestNode}; this is ${process.version}.`, {
    hint: `Put Node ${oldestNode} on the PATH of the runner, for instance with actions/setup-node before this step.`
  })
