/** A workflow command as the runner reads it from a step's output. */
export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

export interface Read {
  /** Every command that the runner would obey, in order; those in fenced text are none. */
  readonly commands: readonly Command[]
  /** The titles of the log groups with the lines inside; what stands outside of groups is under ''. */
  readonly groups: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

const unescaped = (text: string, property = false): string =>
  (property ? text.replaceAll('%3A', ':').replaceAll('%2C', ',') : text)
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%')

function propertiesOf(text: string, separator: string): Record<string, string> {
  const pairs = text.split(separator).flatMap(pair => {
    const [, name, value] = /^\s*([^=]+)=(.+)$/s.exec(pair) ?? []
    return name && value ? [[name, unescaped(value, true)] as const] : []
  })
  return Object.fromEntries(pairs)
}

/** `TryParseV2` and `TryParse` of the runner's ActionCommand.cs: `::` after white space, `##[` anywhere. */
function commandIn(line: string): Command | undefined {
  const current = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/s.exec(line)
  if (current) {
    const [, name = '', properties = '', message = ''] = current
    return { name, properties: propertiesOf(properties, ','), message: unescaped(message) }
  }
  const old = /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/s.exec(line)
  if (!old) return undefined
  const [, name = '', properties = '', message = ''] = old
  return { name, properties: propertiesOf(properties, ';'), message: unescaped(message) }
}

/** Reads a step's output as the runner does: line by line, also at a lone CR, and deaf between stop-commands and its token. */
export function readLog(output: string): Read {
  const commands: Command[] = []
  const groups = [{ title: '', lines: [] as string[] }]
  let token: string | undefined
  let open = groups[0]
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = commandIn(line)
    if (token !== undefined) {
      if (command?.name === token) token = undefined
      else open?.lines.push(line)
    } else if (command === undefined) open?.lines.push(line)
    else if (command.name === 'stop-commands') token = command.message
    else if (command.name === 'group') {
      open = { title: command.message, lines: [] }
      groups.push(open)
    } else if (command.name === 'endgroup') open = groups[0]
    else commands.push(command)
  }
  return { commands, groups: groups.map(({ title, lines }) => ({ title, lines: lines.filter(line => line !== '') })) }
}

/** Reads GITHUB_OUTPUT, GITHUB_STATE and the like: `name=value` and heredocs. */
export function readFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(lines[index] ?? '') ?? []
    if (name && delimiter) {
      const end = lines.indexOf(delimiter, index + 1)
      values[name] = lines.slice(index + 1, end).join('\n')
      index = end
    } else {
      const [, plain, value = ''] = /^([^=]+)=(.*)$/.exec(lines[index] ?? '') ?? []
      if (plain) values[plain] = value
    }
  }
  return values
}
