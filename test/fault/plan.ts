/** What can go wrong with one request, or with the run at the moment when it sends it. */
export const kinds = [
  'timeout',
  'error',
  'busy',
  'conflict',
  'invalid',
  'reset',
  'lost',
  'late-1s',
  'late-20s',
  'late-5m',
  'slow',
  'cut',
  'gone',
  'crash-before',
  'crash-after',
  'crash-late-1s',
  'crash-late-16s',
  'crash-late-2m',
  'pause',
  'denied',
  'stale',
  'concurrent',
  'foreign',
  'rival'
] as const
export type Kind = (typeof kinds)[number]

/** Who comes after the run that had the faults: the same again, another release, or a person who goes back. */
export const successors = ['again', 'other', 'back'] as const
export type Successor = (typeof successors)[number]

/** A request as far as it decides which faults make sense. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly watch: boolean
  readonly dryRun: boolean
  /** A call of AWS, whose name is the path. */
  readonly cloud?: true
}

/** As much of a scenario as its cases are planned by. */
export interface Planned {
  readonly name: string
  /** The version that a person may go back to at any time. */
  readonly back?: string
}

/** One case of the matrix; its key says all of it. */
export interface Case {
  readonly scenario: string
  readonly faults: ReadonlyMap<number, Kind>
  readonly successor: Successor
}

const longest: Readonly<Record<string, number>> = {
  '1s': 1_000,
  '16s': 16_000,
  '20s': 20_000,
  '2m': 120_000,
  '5m': 300_000
}

/** How much later than sent a late request lands, in milliseconds. */
export const lateness = (kind: Kind): number => longest[kind.split('-').at(-1) ?? ''] ?? 0

export const isWrite = ({ method, dryRun }: Sent): boolean => method !== 'GET' && !dryRun

/** The faults that make a difference to a request: a read has no effect to lose, only a watch is a stream to cut. */
export function kindsFor(sent: Sent): Kind[] {
  if (sent.cloud) return cloudKinds(sent)
  const always: Kind[] = ['timeout', 'error', 'busy', 'reset', 'slow', 'crash-before', 'pause']
  if (sent.watch) return [...always, 'cut', 'gone']
  if (!isWrite(sent)) return always
  const landing = kinds.filter(kind => kind === 'lost' || kind === 'crash-after' || lateness(kind) > 0)
  return [...always, ...landing, 'conflict', ...(sent.method === 'PATCH' ? (['invalid'] as const) : [])]
}

/** Of a call of AWS. What is read from S3 is never stale; a person and another run may come at any moment. */
function cloudKinds(sent: Sent): Kind[] {
  const always: Kind[] = [
    'timeout',
    'error',
    'busy',
    'reset',
    'slow',
    'crash-before',
    'pause',
    'denied',
    'foreign',
    'rival'
  ]
  if (!isWrite(sent)) return sent.path.startsWith('s3:') ? always : [...always, 'stale']
  const landing = kinds.filter(kind => kind === 'lost' || kind === 'crash-after' || lateness(kind) > 0)
  return [...always, ...landing, ...(sent.path.startsWith('ecs:') ? (['concurrent'] as const) : [])]
}

export const keyOf = ({ scenario, faults, successor }: Case): string =>
  `${scenario}/${[...faults].map(([index, kind]) => `${index}:${kind}`).join('+') || 'none'}/${successor}`

/** Reads a key back; RangeError when it is none. */
export function caseOf(key: string): Case {
  const [scenario = '', faults = '', successor = ''] = key.split('/')
  const planned = faults === 'none' ? [] : faults.split('+')
  const known = planned.map((text): [number, Kind] => {
    const [index, kind] = text.split(':')
    const found = kinds.find(one => one === kind)
    if (!found || !/^\d+$/.test(index ?? ''))
      throw new RangeError(`${text} is no fault: INDEX:KIND, of ${kinds.join(', ')}`)
    return [Number(index), found]
  })
  const next = successors.find(one => one === successor)
  if (!next) throw new RangeError(`${key} does not say who comes next: ${successors.join(', ')}`)
  return { scenario, faults: new Map(known), successor: next }
}
