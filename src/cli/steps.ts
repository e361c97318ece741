import { fileURLToPath } from 'node:url'
import { systemClock } from '../io/clock.ts'
import { systemFiles } from '../io/files.ts'
import { systemHttp } from '../io/http.ts'
import { systemProcesses } from '../io/process.ts'
import { retireAction, rollbackAction, statusAction } from '../runner/actions.ts'
import { eventOf, runOf } from '../runner/context.ts'
import { type Inputs, readInputs, secretsOf } from '../runner/inputs.ts'
import type { Action, Work } from '../runner/step.ts'
import { terminalReport } from '../runner/terminal-report.ts'
import { type Option, optionHelp, readArguments } from './arguments.ts'
import type { Command, Console } from './command.ts'

/** What action.yml says of each input; its marks of Markdown are none of a terminal's. */
async function descriptions(name: string): Promise<Readonly<Record<string, string>>> {
  const file = fileURLToPath(new URL(`../../actions/${name}/action.yml`, import.meta.url))
  const { parse } = await import('yaml')
  const { inputs } = parse(String(await systemFiles.read(file))) as { inputs: Record<string, { description: string }> }
  const plain = (text: string): string => text.replace(/ Example: .*$/s, '').replaceAll('`', '')
  return Object.fromEntries(Object.entries(inputs).map(([input, { description }]) => [input, plain(description)]))
}

/** The inputs of an action, as options of a command. */
export async function optionsOf(name: string, inputs: Inputs): Promise<Readonly<Record<string, Option>>> {
  const texts = await descriptions(name)
  return Object.fromEntries(
    Object.entries(inputs).map(([input, { default: usual }]): [string, Option] => {
      const help = texts[input] ?? ''
      return [input, usual === 'false' ? { help } : { value: 'VALUE', help }]
    })
  )
}

/** An action as a command: its inputs are the options, its log is what is written, its failure the exit code. */
export async function stepCommand<I extends Inputs, Name extends string>(
  name: string,
  what: string,
  action: Action<I, Name>,
  load: () => Promise<Work<I, Name>>
): Promise<Command> {
  const options = await optionsOf(name, action.inputs)
  return {
    help: `Usage: cutover ${name} [options]\n\n${what} The options are the inputs of the action of that name.\n\nOptions\n${optionHelp(options)}\n`,
    async run(args, console) {
      const given = readArguments(args, options, 0).options
      const texts = { ...(console.environment.GITHUB_TOKEN && { token: console.environment.GITHUB_TOKEN }), ...given }
      const inputs = Object.entries(texts).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, String(value)])
      return await perform(action, Object.fromEntries(inputs), await load(), console)
    }
  }
}

async function perform<I extends Inputs, Name extends string>(
  { inputs }: Action<I, Name>,
  given: NodeJS.ProcessEnv,
  work: Work<I, Name>,
  { out, environment, signal }: Console
): Promise<number> {
  const report = terminalReport(out, systemClock, environment)
  for (const secret of secretsOf(inputs, given)) report.mask(secret)
  const context = {
    report,
    clock: systemClock,
    http: systemHttp(environment),
    files: systemFiles,
    processes: systemProcesses,
    environment,
    event: await eventOf(environment, systemFiles),
    run: runOf(environment),
    signal
  }
  const { failure } = await work(context, readInputs(inputs, given))
  if (failure) throw failure
  return 0
}

export const status = (): Promise<Command> =>
  stepCommand(
    'status',
    'Says what runs where, since when, and what can be gone back to.',
    statusAction,
    async () => (await import('../steps/status.ts')).statusStep
  )

export const rollback = (): Promise<Command> =>
  stepCommand(
    'rollback',
    'Sends the traffic back to the version before, or to another.',
    rollbackAction,
    async () => (await import('../steps/rollback.ts')).rollbackStep
  )

export const retire = (): Promise<Command> =>
  stepCommand(
    'retire',
    'Puts the release before to size 0 when its time is over.',
    retireAction,
    async () => (await import('../steps/retire.ts')).retireStep
  )
