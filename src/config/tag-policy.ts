import { CutoverError, messageOf, quoted } from '../errors.ts'

/** Which floating tags follow the exact one. */
export interface FloatingTags {
  readonly latest: boolean
  readonly major: boolean
  readonly minor: boolean
}

export type TagType = 'semver' | 'match' | 'ref' | 'sha' | 'schedule' | 'raw' | 'edge'

/** A line such as `type=semver,pattern={{major}}.{{minor}}`, as docker/metadata-action writes them. */
export interface TagRule {
  readonly type: TagType
  /** What its own attribute says: the pattern, the event, the format, the branch; a template in double braces. */
  readonly value: string
  /** Of a match: which group of the pattern is the tag; 0 is all that matched. */
  readonly group?: number
  /** Instead of the flavor's. */
  readonly prefix?: string
  readonly suffix?: string
  /** `true`, `false`, or a template of one of them. */
  readonly enable: string
  /** The higher, the earlier among the tags. */
  readonly priority: number
}

/** What stands before and after every tag of an image: several variants may share a repository. */
export interface Affixes {
  readonly prefix: string
  readonly suffix: string
}

/** All tags of an image beside the exact one, which is always written. */
export interface TagPolicy extends FloatingTags {
  readonly rules?: readonly TagRule[]
  readonly affixes?: Affixes
  /** What stands around `latest`; nothing by default. */
  readonly latestAffixes?: Affixes
}

/** Priorities and defaults are those of docker/metadata-action, so that its users find the order they know. */
const types: Readonly<Record<TagType, { attribute: string; value: RegExp; byDefault?: string; priority: number }>> = {
  schedule: { attribute: 'pattern', value: /./, byDefault: 'nightly', priority: 1000 },
  semver: { attribute: 'pattern', value: /./, priority: 900 },
  match: { attribute: 'pattern', value: /./, priority: 800 },
  edge: { attribute: 'branch', value: /^/, byDefault: '', priority: 700 },
  ref: { attribute: 'event', value: /^(?:branch|tag|pr)$/, priority: 600 },
  raw: { attribute: 'value', value: /./, priority: 200 },
  sha: { attribute: 'format', value: /^(?:short|long)$/, byDefault: 'short', priority: 100 }
}

const everywhere = ['branch', 'tag', 'sha', 'date', 'is_default_branch', 'is_prerelease']
const ofVersions = ['version', 'raw', 'major', 'minor', 'patch']

const words = ['latest', 'major', 'minor', 'none']

/**
 * Reads the words `latest`, `major`, `minor`, `none` and lines of `type=`, and the flavor around them.
 * @throws INPUT_INVALID, which names the line
 */
export function tagPolicyOf(lines: readonly string[] | undefined, flavor: readonly string[] = []): TagPolicy {
  const entries = (lines ?? ['latest', 'major', 'minor'])
    .map(line => line.trim())
    .filter(line => !/^(?:#|$)/.test(line))
  const rules = entries.filter(entry => !words.includes(entry)).map(ruleOf)
  const { latest, affixes, latestAffixes } = flavorOf(flavor)
  // As docker/metadata-action has it: versions and tags bring `latest` with them unless the flavor says otherwise.
  const versions = rules.some(
    ({ type, value }) => type === 'semver' || type === 'match' || (type === 'ref' && value === 'tag')
  )
  return {
    latest: latest ?? (entries.includes('latest') || versions),
    major: entries.includes('major'),
    minor: entries.includes('minor'),
    ...(rules.length === 0 ? {} : { rules }),
    ...(affixes ? { affixes } : {}),
    ...(latestAffixes ? { latestAffixes } : {})
  }
}

function ruleOf(line: string): TagRule {
  const { type = '', ...attributes } = line.includes('=') ? attributesOf('tags', line) : {}
  if (!isType(type)) {
    const known = Object.keys(types).join(', ')
    throw wrong('tags', line, `it must be latest, major, minor, none, or begin with type= and one of ${known}`)
  }
  const { attribute, value: form, byDefault, priority: usual } = types[type]
  const {
    [attribute]: value = byDefault,
    prefix,
    suffix,
    enable = 'true',
    priority = `${usual}`,
    ...others
  } = attributes
  const { group = '0' } = others
  const other = Object.keys(others).find(name => type !== 'match' || name !== 'group')
  if (other !== undefined) throw wrong('tags', line, `type=${type} has no attribute ${quoted(other)}`)
  if (value === undefined || !form.test(value)) throw wrong('tags', line, `type=${type} needs ${attribute}=`)
  if (!/^\d{1,6}$/.test(priority)) throw wrong('tags', line, 'its priority must be a whole number')
  if (!/^(?:true|false|\{\{\s*is_\w+\s*\}\})$/.test(enable))
    throw wrong('tags', line, 'enable must be true, false, {{is_default_branch}} or {{is_prerelease}}')
  checkTemplates(line, type, `${type === 'match' ? '' : value}${prefix ?? ''}${suffix ?? ''}${enable}`)
  if (type === 'match') checkPattern(line, value, group)
  return {
    type,
    value,
    ...(type === 'match' ? { group: Number(group) } : {}),
    ...(prefix === undefined ? {} : { prefix }),
    ...(suffix === undefined ? {} : { suffix }),
    enable,
    priority: Number(priority)
  }
}

const isType = (text: string): text is TagType => Object.hasOwn(types, text)

/** A name with an argument, in double braces: `{{date 'YYYYMMDD'}}`. */
export const template = /\{\{\s*(\w+)(?:\s+'([^']*)')?\s*\}\}/g

function checkTemplates(line: string, type: TagType, text: string): void {
  const known = type === 'semver' ? [...ofVersions, ...everywhere] : everywhere
  const unknown = [...text.matchAll(template)].map(found => found[1] ?? '').find(name => !known.includes(name))
  if (unknown !== undefined) throw wrong('tags', line, `${quoted(unknown)} is none of ${known.join(', ')}`)
  if (/\{\{|\}\}/.test(text.replace(template, ''))) throw wrong('tags', line, 'its double braces hold no name')
}

/** The regular expression of a line: its source, or `/source/flags`. */
export function patternOf(text: string): RegExp {
  const [, source = text, flags = ''] = /^\/(.+)\/([a-z]*)$/.exec(text) ?? []
  return new RegExp(source, `${flags.replace(/[dgy]/g, '')}d`)
}

function checkPattern(line: string, pattern: string, group: string): void {
  try {
    // What matches nothing as well tells how many groups there are.
    const { source, flags } = patternOf(pattern)
    const groups = (new RegExp(`${source}|`, flags).exec('')?.length ?? 1) - 1
    if (/^\d{1,2}$/.test(group) && Number(group) <= groups) return
  } catch (error) {
    throw wrong('tags', line, `its pattern is no regular expression: ${messageOf(error).split(': ').at(-1)}`)
  }
  throw wrong('tags', line, `its pattern has no group ${quoted(group)}`)
}

function flavorOf(lines: readonly string[]) {
  const around = { prefix: '', suffix: '' }
  const aroundLatest = { prefix: '', suffix: '' }
  let latest: boolean | undefined
  for (const line of lines.map(one => one.trim()).filter(one => !/^(?:#|$)/.test(one))) {
    const { latest: asked, prefix, suffix, onlatest = 'false', ...unknown } = attributesOf('flavor', line)
    const ok = Object.keys(unknown).length === 0 && /^(?:true|false)$/.test(onlatest)
    if (!ok || !/^(?:auto|true|false)$/.test(asked ?? 'auto'))
      throw wrong(
        'flavor',
        line,
        'it must be latest=auto, true or false, prefix=, suffix=, with onlatest=true or false'
      )
    if (asked === 'true' || asked === 'false') latest = asked === 'true'
    for (const part of [around, ...(onlatest === 'true' ? [aroundLatest] : [])]) {
      part.prefix = prefix ?? part.prefix
      part.suffix = suffix ?? part.suffix
    }
  }
  if (!/^(?:[A-Za-z0-9_][\w.-]*)?$/.test(around.prefix) || !/^[\w.-]*$/.test(around.suffix))
    throw wrong('flavor', `${around.prefix}, ${around.suffix}`, 'a tag holds letters, digits, _, . and - only')
  const given = ({ prefix, suffix }: Affixes): boolean => prefix !== '' || suffix !== ''
  return {
    latest,
    affixes: given(around) ? around : undefined,
    latestAffixes: given(aroundLatest) ? aroundLatest : undefined
  }
}

function attributesOf(input: string, line: string): Partial<Record<string, string>> {
  const pairs = fieldsOf(line).map((part): [string, string] => {
    const equals = part.indexOf('=')
    if (equals < 1) throw wrong(input, line, `${quoted(part)} is no name=value`)
    return [part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()]
  })
  return Object.fromEntries(pairs)
}

/** As docker/metadata-action reads a line: commas part fields, but not within one that is in double quotes. */
const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))/g)].map(
    ([, inQuotes, plain = '']) => inQuotes?.replaceAll('""', '"') ?? plain
  )

const wrong = (input: string, line: string, why: string): CutoverError =>
  new CutoverError('INPUT_INVALID', `Entry ${quoted(line)} of ${input} is not understood: ${why}.`, {
    hint:
      input === 'tags'
        ? 'The exact tag of the release is always written. Beside it write latest, major or minor, or lines such as type=semver,pattern={{major}}.{{minor}}'
        : 'Write for example latest=false, or suffix=-alpine,onlatest=true'
  })
