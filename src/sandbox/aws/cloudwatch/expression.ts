/** A metric math expression as a tree. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  /** Another query of the same request by its Id, or a word such as REPEAT. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negated'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }

/** From the loosest to the tightest. @see AWS "Using metric math", operators and their precedence. */
const levels: readonly (readonly string[])[] = [
  ['OR', '||'],
  ['AND', '&&'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
  ['^']
]

const tokenForm = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|([A-Za-z]\w*)|(==|!=|<=|>=|&&|\|\||[-+*/^()[\],<>]))/y

/** Tokens, and how far they have been read. */
class Tokens {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  /** The next token; empty at the end. */
  get next(): string {
    return this.#tokens[this.#at] ?? ''
  }

  take(): string {
    const { next } = this
    this.#at += 1
    return next
  }

  /** Takes the next token if it is this one. */
  takes(wanted: string): boolean {
    return this.next === wanted && this.take() === wanted
  }
}

/** The tree of `text` by recursive descent, or nothing where that is no expression. */
export function parseExpression(text: string): Expression | undefined {
  const tokens = new Tokens(tokensOf(text) ?? [])
  const tree = binary(tokens, 0)
  return tokens.next === '' ? tree : undefined
}

function binary(tokens: Tokens, level: number): Expression | undefined {
  const operators = levels[level]
  if (operators === undefined) return unary(tokens)
  let left = binary(tokens, level + 1)
  while (left && operators.includes(tokens.next)) {
    const operator = tokens.take()
    const right = binary(tokens, level + 1)
    left = right && { kind: 'binary', operator, left, right }
  }
  return left
}

function unary(tokens: Tokens): Expression | undefined {
  if (!tokens.takes('-')) return single(tokens)
  const of = unary(tokens)
  return of && { kind: 'negated', of }
}

function single(tokens: Tokens): Expression | undefined {
  const token = tokens.take()
  if (token === '(') {
    const inner = binary(tokens, 0)
    return tokens.takes(')') ? inner : undefined
  }
  if (token === '[') {
    const items = list(tokens, ']')
    return items && { kind: 'list', items }
  }
  if (/^[\d.]/.test(token)) return { kind: 'number', value: Number(token) }
  if (!/^[A-Za-z]/.test(token)) return undefined
  if (!tokens.takes('(')) return { kind: 'name', name: token }
  const given = list(tokens, ')')
  return given && { kind: 'call', name: token, given }
}

function list(tokens: Tokens, end: string): Expression[] | undefined {
  const items: Expression[] = []
  if (tokens.takes(end)) return items
  do {
    const item = binary(tokens, 0)
    if (item === undefined) return undefined
    items.push(item)
  } while (tokens.takes(','))
  return tokens.takes(end) ? items : undefined
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = []
  const form = new RegExp(tokenForm)
  const rest = text.trimEnd()
  while (form.lastIndex < rest.length) {
    const [, ...parts] = form.exec(rest) ?? []
    const token = parts.find(part => part !== undefined)
    if (token === undefined) return undefined
    tokens.push(token)
  }
  return tokens
}
