import { CutoverError } from '../../errors.ts'

export interface Instruction {
  /** In upper case. */
  readonly name: string
  /** `--from=build` as `from: build`. */
  readonly flags: Readonly<Record<string, string>>
  /** What follows name and flags, continuation lines joined by a space. */
  readonly text: string
  readonly line: number
}

/** The instructions of a Dockerfile, in order. Here-documents are not understood. */
export function instructions(source: string, file: string): Instruction[] {
  const found: Instruction[] = []
  const lines = source.replaceAll('\r\n', '\n').split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    if (passedOver(lines[at])) continue
    const line = at + 1
    let whole = (lines[at] ?? '').trim()
    while (whole.endsWith('\\') && at + 1 < lines.length) {
      at += 1
      if (!passedOver(lines[at])) whole = `${whole.slice(0, -1).trimEnd()} ${(lines[at] ?? '').trim()}`
    }
    found.push(instruction(whole.replace(/\\$/, ''), line, file))
  }
  return found
}

const passedOver = (line: string | undefined): boolean => /^\s*(#|$)/.test(line ?? '')

function instruction(whole: string, line: number, file: string): Instruction {
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(whole) ?? []
  if (/^[A-Z]+$/i.test(name) === false || /<<-?["']?\w/.test(rest)) {
    throw new CutoverError('BUILD_FAILED', `The rehearsal can't read line ${line} of ${file}: ${whole.slice(0, 60)}`, {
      hint: 'Its builder knows FROM, WORKDIR, COPY, ENV, ARG, LABEL, EXPOSE, USER, ENTRYPOINT and CMD, without here-documents.',
      at: { file, line }
    })
  }
  const flags: Record<string, string> = {}
  const text = rest.replace(/^(?:--[\w-]+(?:=\S+)?\s+)*/, all => {
    for (const [, flag = '', value = ''] of all.matchAll(/--([\w-]+)(?:=(\S+))?/g)) flags[flag] = value
    return ''
  })
  return { name: name.toUpperCase(), flags, text: text.trim(), line }
}

/** Puts variables in: `$NAME`, `${NAME}`, `${NAME:-otherwise}`, `${NAME:+instead}`; `\$` stays a dollar. */
export const substitute = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\\\$|\$(?:(\w+)|\{(\w+)(?:(:[-+])([^}]*))?\})/g, (all, plain, braced, how, word) => {
    if (all === '\\$') return '$'
    const value = variables[plain ?? braced] ?? ''
    if (how === ':-') return value || word
    return how === ':+' ? (value ? word : '') : value
  })

/** The words of an instruction: of a JSON array its items, else split at spaces outside quotes. */
export function words(text: string): string[] {
  if (text.startsWith('[')) return exec(text) ?? []
  return [...text.matchAll(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'])+/g)].map(([word]) => unquoted(word))
}

const unquoted = (word: string): string =>
  word.replaceAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g, (_all, double, single, escaped) =>
    double !== undefined ? double.replaceAll(/\\(["\\$])/g, '$1') : (single ?? escaped)
  )

/** The argument list of ENTRYPOINT or CMD; the shell form runs under `/bin/sh -c`. */
export const command = (text: string): string[] => exec(text) ?? ['/bin/sh', '-c', text]

function exec(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every(item => typeof item === 'string') ? value : undefined
  } catch {
    return undefined
  }
}

/** `NAME=value NAME2="other value"`, and the old form `NAME value`. */
export function pairs(text: string): [string, string][] {
  const [first = '', ...rest] = words(text)
  if (!first.includes('=')) return [[first, rest.join(' ')]]
  return [first, ...rest].map(word => {
    const at = word.indexOf('=')
    return [word.slice(0, at), word.slice(at + 1)]
  })
}
