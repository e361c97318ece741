/** One field that a GraphQL query asks for, with its arguments resolved and what it asks for below. */
export interface Field {
  /** The key in the answer: the alias, or the name. */
  readonly key: string
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly fields: readonly Field[]
}

/** What GitHub's answer to a query says where the data should be. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
  /** GitHub's word for the kind of error; a query that can't be understood has none. */
  readonly type: string | undefined

  constructor(message: string, type?: string) {
    super(message)
    this.type = type
  }
}

/**
 * The fields of the one operation in `source`, by the grammar of the GraphQL specification (October 2021), section 2.
 * Fragments, directives and several operations are not understood: Cutover sends none.
 */
export function selection(source: string, variables: Readonly<Record<string, unknown>>): Field[] {
  const tokens = [
    ...source.replaceAll(/#[^\n]*/g, '').matchAll(/"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[^\s,]/g)
  ]
    .map(match => match[0])
    .reverse()
  const peek = (): string => tokens.at(-1) ?? ''
  const take = (): string => tokens.pop() ?? ''
  const accept = (token: string): boolean => peek() === token && take() === token

  function name(): string {
    const token = take()
    if (!/^[A-Za-z_]/.test(token)) throw new QueryError(`Expected NAME, actual: "${token}"`)
    return token
  }

  function until<T>(end: string, read: () => T): T[] {
    const found: T[] = []
    while (!accept(end)) {
      if (tokens.length === 0) throw new QueryError('Unexpected end of document')
      found.push(read())
    }
    return found
  }

  function pair(): [string, unknown] {
    const field = name()
    accept(':')
    return [field, value()]
  }

  function value(): unknown {
    if (accept('$')) return variables[name()]
    if (accept('[')) return until(']', value)
    if (accept('{')) return Object.fromEntries(until('}', pair))
    const token = take()
    if (/^["\d-]/.test(token)) return JSON.parse(token)
    return { true: true, false: false, null: null }[token] ?? token // anything else is an enum value
  }

  function field(): Field {
    const key = name()
    const real = accept(':') ? name() : key
    const args = accept('(') ? Object.fromEntries(until(')', pair)) : {}
    return { key, name: real, args, fields: accept('{') ? until('}', field) : [] }
  }

  while (tokens.length > 0 && peek() !== '{') {
    if (accept('('))
      until(')', take) // the types of the variables
    else take() // `query` or `mutation`, and its name
  }
  accept('{')
  return until('}', field)
}
