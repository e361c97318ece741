import parse from 'semver/functions/parse.js'
import { CutoverError, quoted } from '../errors.ts'

/** What a tag says: `@acme/web@1.4.2-rc.1` is version `1.4.2-rc.1` of component `@acme/web`. */
export interface Tagged {
  readonly component?: string
  /** Semantic version without `v` and prefix, with build metadata if the tag has any. */
  readonly version: string
  /** The prerelease's identifiers; empty for a stable version. */
  readonly prerelease: readonly (string | number)[]
}

/** A git ref is a file name on most hosts: 255 bytes. Nothing longer is a tag that somebody made by hand. */
const longestTag = 255

/** Where a component may end and its version begin: `web@1.2.3`, `web@v1.2.3`, `web-v1.2.3`, `web/v1.2.3`, `web-1.2.3`. */
const boundary = /[@/-]v?(?=\d)/g

const component = /^(?:@[a-z0-9._~-]+\/)?\w[\w.-]*(?:\/\w[\w.-]*)*$/i

/** The version that a tag names, or undefined when it names none, or does not begin with `prefix`. */
export function readTag(tag: string, prefix = ''): Tagged | undefined {
  if (tag.length > longestTag || !tag.startsWith(prefix)) return undefined
  const rest = tag.slice(prefix.length)
  const whole = semantic(rest.replace(/^v(?=\d)/, ''))
  if (whole) {
    const name = prefix.replace(/[@/-]?v?$/, '')
    return name === '' ? whole : { component: name, ...whole }
  }
  return prefix === '' ? split(rest) : undefined
}

function split(tag: string): Tagged | undefined {
  for (const match of tag.matchAll(boundary)) {
    const name = tag.slice(0, match.index)
    const found = component.test(name) ? semantic(tag.slice(match.index + match[0].length)) : undefined
    if (found) return { component: name, ...found }
  }
  return undefined
}

/** The longest tag that a registry takes (OCI distribution): a longer version could not be pushed. */
const longestVersion = 128

/** semver's own parser also takes `=1.2.3` and white space around, which no tag may have. */
function semantic(text: string): Tagged | undefined {
  const parsed = text.length <= longestVersion && /^\d\S*$/.test(text) ? parse(text) : null
  return parsed ? { version: parsed.raw, prerelease: parsed.prerelease } : undefined
}

/** As {@link readTag}; fails with VERSION_INVALID, or with EVENT_UNUSABLE for a tag of another component than `prefix` names. */
export function parseTag(tag: string, prefix = ''): Tagged {
  const found = readTag(tag, prefix)
  if (found) return found
  if (prefix !== '' && !tag.startsWith(prefix))
    throw new CutoverError(
      'EVENT_UNUSABLE',
      `The tag ${quoted(tag)} doesn't begin with tag-prefix ${quoted(prefix)}.`,
      {
        hint: `Start this job for its own tags only: if: startsWith(github.ref_name, '${prefix.replaceAll("'", "''")}')`
      }
    )
  throw new CutoverError(
    'VERSION_INVALID',
    `The tag ${quoted(tag)} is no semantic version${tag.length > longestVersion ? ` of at most ${longestVersion} characters` : ''}.`,
    { hint: advice(tag) }
  )
}

function advice(tag: string): string {
  const examples = '1.4.2, v1.4.2, v1.5.0-rc.1, web@1.4.2, web-v1.4.2 or web/v1.4.2'
  if (/^v?\d+(\.\d+)?$/.test(tag))
    return `A release names all three numbers: ${tag}${'.0'.repeat(3 - tag.split('.').length)}. A tag that moves, like ${tag}, should carry no release.`
  return `Publish the release from a tag such as ${examples}; for another prefix set tag-prefix.`
}
