import { CutoverError } from '../errors.ts'
import { cloudGateOf } from './cloud-gates.ts'
import { type GateSettings, type Gates, type HttpGate, type PodBounds, secretKeys } from './gate-settings.ts'
import { given, type Overrides, wrongInput } from './overrides.ts'
import type { EnvironmentConfig } from './schema.ts'
import type { Strategy } from './strategy.ts'
import { type Variables, variable } from './variables.ts'

export type * from './gate-settings.ts'

type Written = NonNullable<EnvironmentConfig['gates']>
type WrittenGate = NonNullable<Written['before']>[number]

const pace = { timeout: 5_000, attempts: 3, successes: 1, interval: 5_000, initialDelay: 0 }
const httpDefaults = { ...pace, kind: 'http', expect: 200 } as const
/** A command has had its say when it fails: whoever wrote it can try again in it. */
const commandDefaults = { ...pace, kind: 'command', timeout: 300_000, attempts: 1, interval: 30_000 } as const
/** Metrics are scraped every 15 to 60 s mostly: asking more often gives the same answer. */
const metricDefaults = { ...pace, timeout: 10_000, interval: 15_000, window: 60_000 } as const
const datadogDefaults = { ...metricDefaults, apiKey: '${DD_API_KEY}', appKey: '${DD_APP_KEY}' }
const newrelicDefaults = { ...metricDefaults, apiKey: '${NEW_RELIC_API_KEY}' }
const nerdgraph = { us: 'https://api.newrelic.com', eu: 'https://api.eu.newrelic.com' }
/** Half a minute: a readiness probe at its defaults takes that long to fail and to pass again (3 x 10 s). */
const podDefaults: PodBounds = { restarts: 0, oomKills: 0, unready: 30_000 }

/**
 * The gates of an environment, inputs before the file. Texts with ${NAME} are read from `variables`; `place` is how messages
 * name the gates of the file. @throws INPUT_INVALID, CONFIG_INVALID
 */
export function gatesOf(
  inputs: Overrides,
  written: EnvironmentConfig['gates'],
  variables: Variables,
  place: string,
  strategy: Strategy['kind']
): Gates {
  const phases = strategy === 'rolling' ? (['after'] as const) : both
  const pods = written?.pods === false ? {} : { pods: { ...podDefaults, ...given(written?.pods ?? {}) } }
  if (inputs.gates !== undefined) return { ...fromInput(inputs.gates, phases), ...pods }
  if (strategy === 'rolling' && written?.before?.length) throw neverAsked(`${place}.before`)
  const reading = reader(variables)
  const settled = (when: 'before' | 'after') =>
    (written?.[when] ?? []).map((gate, index) => reading.read(settledOf(gate), `${place}.${when}[${index}]`))
  const gates = { before: settled('before'), after: settled('after'), ...pods }
  return reading.secrets.length > 0 ? { ...gates, secrets: reading.secrets } : gates
}

/** With its defaults, and its name as it is written: a text that is shown must not be one that secrets were put in. */
function settledOf(written: WrittenGate): GateSettings {
  const { http, command, prometheus, datadog, newrelic } = written
  if (http) {
    const { json, latency, ...rest } = http
    const more = {
      json: json && [json].flat().map(given),
      latency: latency && { probes: 20, ...given(latency) },
      name: http.name ?? (http.url === undefined ? undefined : `http ${http.url.replace(/\?.*/, '')}`)
    }
    return { ...httpDefaults, ...given(rest), ...given(more) } as HttpGate
  }
  if (command) return { ...commandDefaults, ...given(command), run: command.run }
  if (prometheus) return { ...metricDefaults, kind: 'prometheus', ...given(prometheus) } as GateSettings
  if (datadog) {
    const { site = 'datadoghq.com', ...rest } = datadog
    return { ...datadogDefaults, kind: 'datadog', url: `https://api.${site}`, ...given(rest) } as GateSettings
  }
  const cloud = cloudGateOf(written)
  if (cloud) return cloud
  const { region = 'us', ...rest } = newrelic ?? {}
  return { ...newrelicDefaults, kind: 'newrelic', url: nerdgraph[region], ...given(rest) } as GateSettings
}

/** Puts what `variables` hold in the place of each ${NAME}, where a setting may hold secrets, and keeps them. */
function reader(variables: Variables) {
  const secrets = new Set<string>()
  const readText = (text: string, key: string): string =>
    text.replaceAll(/\$\{([A-Za-z_]\w*)\}/g, (_whole, name: string) => {
      const value = variable(variables, name, key)
      secrets.add(value)
      return value
    })
  const readAll = (held: unknown, key: string): unknown => {
    if (typeof held === 'string') return readText(held, key)
    if (typeof held !== 'object' || held === null) return held
    return Object.fromEntries(Object.entries(held).map(([name, value]) => [name, readAll(value, `${key}.${name}`)]))
  }
  return {
    get secrets(): string[] {
      return [...secrets]
    },
    read(gate: GateSettings, key: string): GateSettings {
      const kept = Object.entries(gate).map(([name, held]) => [
        name,
        secretKeys.includes(name) ? readAll(held, `${key}.${gate.kind}.${name}`) : held
      ])
      const settings = Object.fromEntries(kept) as GateSettings
      if ('basic' in settings && settings.basic) secrets.add(basicCredentials(settings.basic))
      return settings
    }
  }
}

/** What `Authorization: Basic` carries (RFC 7617). */
export const basicCredentials = ({ username, password }: { username: string; password: string }): string =>
  Buffer.from(`${username}:${password}`, 'utf8').toString('base64')

type Phase = 'before' | 'after'
const both = ['before', 'after'] as const

const neverAsked = (place: string): CutoverError =>
  new CutoverError(
    'CONFIG_INVALID',
    `${place} is to be asked before traffic moves: the strategy rolling can't wait there.`,
    {
      hint: 'Move these gates to after, or use the strategy blueGreen.'
    }
  )

/** Without a word a path is asked in each of `phases`. */
function fromInput(lines: readonly string[], phases: readonly Phase[]): Pick<Gates, 'before' | 'after'> {
  const gates: Record<Phase, HttpGate[]> = { before: [], after: [] }
  for (const line of lines) {
    const [, when, path, status] = /^(?:(before|after)\s+)?(\/[!-~]*)(?:\s+([1-5](?:\d\d|xx)))?$/.exec(line) ?? []
    if (path === undefined)
      throw wrongInput('gates', line, 'a path with a status', 'Write for example /healthz, or before /healthz 200.')
    if (when === 'before' && !phases.includes(when))
      throw wrongInput('gates', line, 'without before', 'The strategy rolling can ask nothing before traffic moves.')
    const expect = status?.endsWith('xx') ? status : Number(status ?? httpDefaults.expect)
    for (const phase of phases)
      if (when === undefined || when === phase) gates[phase].push({ ...httpDefaults, path, expect })
  }
  return gates
}
