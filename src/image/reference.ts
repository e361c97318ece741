import type { Place } from '../errors.ts'
import { CutoverError, quoted } from '../errors.ts'

/** Where images are kept, normalised as Docker does: `nginx` is `library/nginx` at `docker.io`. */
export interface Repository {
  /** Host and port: `ghcr.io`, `127.0.0.1:5000`, `[2001:db8::1]:5000`. */
  readonly domain: string
  readonly path: string
  /** The repository as its author wrote it, without tag and digest. */
  readonly spelling: string
}

export interface Reference extends Repository {
  readonly tag?: string
  /** `sha256:…` or `sha512:…`. Where there is a tag as well, the digest alone says which image is meant. */
  readonly digest?: string
}

// The grammar of https://github.com/distribution/reference (regexp.go), which Docker, containerd and Kubernetes share.
const label = '[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*'
const host = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])`
const domain = new RegExp(`^${host}(?::[0-9]+)?$`)
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const path = new RegExp(`^${component}(?:/${component})*$`)
const tag = /^\w[\w.-]{0,127}$/
const digest = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/
const longestPath = 255

/** Whether `text` may stand after the colon of a reference. */
export const isTag = (text: string): boolean => tag.test(text)

/**
 * Reads `[domain[:port]/]path[:tag][@digest]`.
 * @throws REFERENCE_INVALID, which names the text, what is wrong with it, and `at` where given.
 */
export function parseReference(text: string, at?: Place): Reference {
  const [name, digestPart] = splitOnce(text, '@')
  // A colon before the last slash belongs to the port or to an IPv6 address.
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1)
  const spelling = colon < 0 ? name : name.slice(0, colon)
  const tagPart = colon < 0 ? undefined : name.slice(colon + 1)
  const repository = { ...normalised(spelling), spelling }
  const wrong = flaw(repository, tagPart, digestPart)
  if (wrong) {
    throw new CutoverError('REFERENCE_INVALID', `${quoted(text, 200)} is no image reference: ${wrong}.`, {
      hint: 'Write it as [registry/]path[:tag][@sha256:digest], for example ghcr.io/acme/web:1.4.2.',
      ...(at ? { at } : {})
    })
  }
  return {
    ...repository,
    ...(tagPart === undefined ? {} : { tag: tagPart }),
    ...(digestPart === undefined ? {} : { digest: digestPart })
  }
}

/** The reference as text, in its author's spelling of the repository: parsing what this gives is the identity. */
export const formatReference = (reference: Reference): string =>
  reference.spelling +
  (reference.tag === undefined ? '' : `:${reference.tag}`) +
  (reference.digest === undefined ? '' : `@${reference.digest}`)

/** Whether two references mean one repository, however they are spelled. Host names do not tell upper case from lower. */
export const sameRepository = (a: Repository, b: Repository): boolean =>
  a.path === b.path && a.domain.toLowerCase() === b.domain.toLowerCase()

function normalised(spelling: string): { domain: string; path: string } {
  const [first, rest] = splitOnce(spelling, '/')
  if (rest === undefined) return { domain: 'docker.io', path: `library/${spelling}` }
  if (first !== 'localhost' && !/[.:]/.test(first) && first === first.toLowerCase())
    return { domain: 'docker.io', path: spelling }
  if (first !== 'docker.io' && first !== 'index.docker.io') return { domain: first, path: rest }
  return { domain: 'docker.io', path: rest.includes('/') ? rest : `library/${rest}` }
}

function flaw(at: Repository, tagPart: string | undefined, digestPart: string | undefined): string | undefined {
  if (at.spelling === '') return 'it names no repository'
  if (/^[a-f0-9]{64}$/.test(at.spelling)) return 'an image id can not be pulled, a repository must be named'
  if (at.spelling.includes('://')) return 'it has no place for a scheme'
  if (!domain.test(at.domain)) return `${quoted(at.domain)} is no registry host`
  if (/[A-Z]/.test(at.path)) return 'the path of a repository is in lower case'
  if (!path.test(at.path))
    return `${quoted(at.spelling.endsWith(at.path) ? at.path : at.spelling)} is no repository path`
  if (at.path.length > longestPath) return `its path has ${at.path.length} characters, ${longestPath} are allowed`
  if (tagPart !== undefined && !tag.test(tagPart)) return `${quoted(tagPart)} is no tag`
  if (digestPart !== undefined && !digest.test(digestPart)) return `${quoted(digestPart)} is no sha256 or sha512 digest`
  return undefined
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator)
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)]
}
