import { swapAction } from '../runner/actions.ts'
import { optionHelp, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { optionsOf, stepCommand } from './steps.ts'

const { files: _files, ...inputs } = swapAction.inputs

/** Typed with commas, where the action has lines. */
const lists = ['images', 'containers']

/** The action swap, with files as arguments and images with commas between them, as one types them. */
export async function swap(): Promise<Command> {
  const options = await optionsOf('swap', inputs)
  const step = await stepCommand('swap', '', swapAction, async () => (await import('../steps/swap.ts')).swapStep)
  return {
    help: `Usage: cutover swap --images IMAGE[,IMAGE...] FILE... [options]

Writes images pinned by digest, such as ghcr.io/acme/web:1.4.2@sha256:..., into files, folders and patterns, and leaves
every other byte as it is. The options are the inputs of the action swap; --check only says whether something is due.

Options
${optionHelp(options)}
`,
    run(args, console) {
      const { positionals, options: given } = readArguments(args, options, Number.POSITIVE_INFINITY)
      const texts = Object.entries(given).map(([name, value]) => {
        if (value === true) return `--${name}`
        return `--${name}=${lists.includes(name) ? value.replaceAll(',', '\n') : value}`
      })
      return step.run([...texts, `--files=${positionals.join('\n')}`], console)
    }
  }
}
