/** Shorter lines of a multi-line secret are braces and the like: masking them would only make the log unreadable. */
const shortestLine = 4

/** Every form in which a secret could show up in a line of text: its lines, and the whole in base64 and URL encoding. */
export function formsOf(secret: string): string[] {
  const whole = secret.trim()
  if (whole === '') return []
  const lines = whole.split(/\r\n|\r|\n/).map(line => line.trim())
  const plain = lines.length === 1 ? lines : lines.filter(line => line.length >= shortestLine)
  const base64 = [secret, whole].map(form => Buffer.from(form, 'utf8').toString('base64'))
  return [...new Set([...plain, ...base64, ...plain.map(encodeURIComponent)])]
}

/** The secrets of a run. `hide` is the second net under the runner's own masks, and the only one in a terminal. */
export interface Masks {
  /** Remembers a secret and returns the forms that are new. */
  add(secret: string): string[]
  hide(text: string): string
}

export function masks(): Masks {
  const known = new Set<string>()
  return {
    add(secret) {
      const fresh = formsOf(secret).filter(form => !known.has(form))
      for (const form of fresh) known.add(form)
      return fresh
    },
    hide: text =>
      [...known].sort((a, b) => b.length - a.length).reduce((left, form) => left.replaceAll(form, '***'), text)
  }
}
