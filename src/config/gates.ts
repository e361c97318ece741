import type { Milliseconds } from '../io/clock.ts'
import { given, type Overrides, wrongInput } from './overrides.ts'
import type { EnvironmentConfig } from './schema.ts'

export interface Gates {
  readonly before: readonly HttpGate[]
  readonly after: readonly HttpGate[]
}

/** An HTTP check of the release, with its defaults. */
export interface HttpGate {
  readonly path: string
  /** Port of the Service, by number or name; the first where it is not given. */
  readonly port?: number | string
  /** Which of the release's Services is asked; the first where it is not given. */
  readonly service?: string
  readonly expect: number
  readonly timeout: Milliseconds
  readonly attempts: number
  readonly interval: Milliseconds
}

const gateDefaults = { expect: 200, timeout: 5_000, attempts: 3, interval: 5_000 }

export function gatesOf(inputs: Overrides, written: EnvironmentConfig['gates']): Gates {
  if (inputs.gates === undefined) {
    const settled = (gates: NonNullable<typeof written>['before'] = []) =>
      gates.map(({ http }) => ({ ...gateDefaults, ...given(http), path: http.path }))
    return { before: settled(written?.before), after: settled(written?.after) }
  }
  const entries = inputs.gates.map(gateOf)
  const of = (phase: 'before' | 'after') =>
    entries
      .filter(({ phases }) => phases.includes(phase))
      .map(({ path, expect }) => ({ ...gateDefaults, path, ...given({ expect }) }))
  return { before: of('before'), after: of('after') }
}

interface GateEntry {
  readonly phases: readonly ('before' | 'after')[]
  readonly path: string
  readonly expect?: number
}

const both = ['before', 'after'] as const

function gateOf(entry: string): GateEntry {
  const parts = /^(?:(before|after)\s+)?(\/[!-~]*)(?:\s+([1-5]\d\d))?$/.exec(entry)
  if (!parts?.[2])
    throw wrongInput('gates', entry, 'a path with a status', 'Write for example /healthz, or before /healthz 200.')
  const phases = both.filter(phase => parts[1] === undefined || parts[1] === phase)
  return { phases, path: parts[2], ...(parts[3] ? { expect: Number(parts[3]) } : {}) }
}
