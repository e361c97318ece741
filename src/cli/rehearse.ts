import { optionHelp, readArguments } from './arguments.ts'
import type { Command } from './command.ts'

const options = {
  fail: {
    value: 'HOW',
    help: 'How 1.2.0 fails: gate (default) or readiness; or what else goes wrong: crash@N, api-500@N'
  },
  rate: { value: 'N', help: 'Requests a second; 200 by default' },
  environment: { value: 'NAME', help: 'Environment of the configuration; the one for releases by default' },
  bad: { value: 'NAME=VALUE', help: 'The setting that makes 1.2.0 bad' },
  report: { value: 'FILE', help: 'Where the page goes; .rehearsal/report.html by default' },
  keep: { help: 'Leave the sandbox running afterwards, until Ctrl-C' }
}

export const rehearse: Command = {
  help: `Usage: cutover rehearse [folder] [options]

Options
${optionHelp(options)}
`,
  async run(args) {
    readArguments(args, options, 1)
    return 1
  }
}
