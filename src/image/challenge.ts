/** One way to log in that a server offers. */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string
  /** Names in lower case. */
  readonly parameters: Readonly<Record<string, string>>
}

/** A scheme, or a parameter of the scheme before it: RFC 9110, section 11.6.1. */
const part = /[\s,]*([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?(?=[\s,]|$)/gy

/** Reads a `WWW-Authenticate` header, which may hold several challenges; what follows a fault is left out. */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = []
  for (const [, name = '', inQuotes, bare] of header.matchAll(part)) {
    const value = inQuotes?.replace(/\\(.)/g, '$1') ?? bare
    const last = challenges.at(-1)
    if (value === undefined) challenges.push({ scheme: name.toLowerCase(), parameters: {} })
    else if (last) last.parameters[name.toLowerCase()] = value
  }
  return challenges
}
