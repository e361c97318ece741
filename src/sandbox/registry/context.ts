import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry } from './tar.ts'

/** Never part of a rehearsal's image: history, our own reports, and packages, which pods take from the checkout. */
const leftOut = new Set(['.git', '.rehearsal', 'node_modules'])

/** What `COPY` may take from: the files of a folder without those that its .dockerignore names. Contents are read when copied. */
export interface Context {
  /** Relative paths with `/`, sorted. */
  readonly paths: readonly string[]
  read(path: string): Entry
}

export function context(folder: string, ignore: string): Context {
  const hidden = ignored(ignore)
  const below = (path: string): string[] =>
    readdirSync(join(folder, path), { withFileTypes: true }).flatMap(entry => {
      if (leftOut.has(entry.name)) return []
      const own = path === '' ? entry.name : `${path}/${entry.name}`
      return entry.isDirectory() ? below(own) : hidden(own) ? [] : [own]
    })
  return { paths: below('').sort(), read: path => read(folder, path) }
}

function read(folder: string, path: string): Entry {
  const full = join(folder, path)
  const { mode } = lstatSync(full)
  if (lstatSync(full).isSymbolicLink()) return { type: 'link', path, target: readlinkSync(full) }
  // Only the executable bit is kept: what the umask of a checkout was must not change a digest.
  return { type: 'file', path, mode: mode & 0o100 ? 0o755 : 0o644, bytes: readFileSync(full) }
}

/**
 * The rules of a .dockerignore as a test of paths: the last pattern that matches a path or a folder above it decides.
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function ignored(source: string): (path: string) => boolean {
  const rules = source
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => ({ keeps: line.startsWith('!'), form: below(line.replace(/^!/, '').trim()) }))
  return path => rules.reduce((hidden, rule) => (rule.form.test(path) ? !rule.keeps : hidden), false)
}

const below = (pattern: string): RegExp => new RegExp(`^${glob(pattern)}(?:/.*)?$`)

/** A glob as the source of a regular expression: `*` and `?` stay within a path component, `**` does not. */
export const glob = (pattern: string): string =>
  pattern
    .replace(/^\.?\/+/, '')
    .replace(/\/+$/, '')
    .replaceAll(/\*\*\/|\*\*|\*|\?|[.+^${}()|\\]/g, token => {
      if (token === '**/') return '(?:.*/)?'
      if (token === '**') return '.*'
      if (token === '*') return '[^/]*'
      return token === '?' ? '[^/]' : `\\${token}`
    })
