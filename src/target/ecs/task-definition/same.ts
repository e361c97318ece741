import { canonical } from '../../release-id.ts'
import { tagNames } from '../release.ts'
import type { Container } from './assign.ts'
import { type Definition, tagOf, withoutJournal } from './revision.ts'

/** Lists that ECS reads as sets: their order says nothing. Those that are not here (commands, DNS servers, files of variables) keep it. */
const unordered = new Set([
  ...['containerDefinitions', 'environment', 'secrets', 'secretOptions', 'portMappings', 'mountPoints', 'volumesFrom'],
  ...['volumes', 'placementConstraints', 'requiresCompatibilities', 'inferenceAccelerators', 'properties', 'tags'],
  ...['dependsOn', 'ulimits', 'systemControls', 'resourceRequirements', 'extraHosts', 'add', 'drop', 'devices', 'tmpfs']
])

/**
 * A definition in one form for all that mean the same to ECS: without the tags of a release, with what AWS fills in,
 * lists that are sets in order, and without what is empty. To compare and to hash only: it is never registered.
 *
 * Defaults: API reference of ContainerDefinition, PortMapping, HealthCheck and EFSVolumeConfiguration; `1 vCPU` and `2 GB`
 * are described as 1024 and 2048.
 */
export function normal(definition: Definition): unknown {
  const { containerDefinitions = [], cpu, memory, networkMode, ...rest } = withoutJournal(definition)
  return reduced('', {
    ...rest,
    ...(cpu !== undefined && { cpu: units(cpu, /^([\d.]+) ?vcpu$/i) }),
    ...(memory !== undefined && { memory: units(memory, /^([\d.]+) ?gb$/i) }),
    // Windows has a default of its own, and no other.
    ...(networkMode !== 'bridge' && { networkMode }),
    volumes: rest.volumes?.map(({ efsVolumeConfiguration: efs, ...volume }) => ({
      ...volume,
      ...(efs && { efsVolumeConfiguration: { ...efs, rootDirectory: efs.rootDirectory ?? '/' } })
    })),
    containerDefinitions: containerDefinitions.map(one => filledIn(one, networkMode))
  })
}

/** Whether two definitions mean the same to ECS. */
export const same = (a: Definition, b: Definition): boolean => canonical(normal(a)) === canonical(normal(b))

function units(text: string, form: RegExp): string {
  const [, amount] = form.exec(text.trim()) ?? []
  return amount === undefined ? text : String(Math.trunc(Number(amount) * 1024))
}

function filledIn(container: Container, networkMode: Definition['networkMode']) {
  const { portMappings = [], healthCheck } = container
  const isOwn = networkMode === 'awsvpc' || networkMode === 'host'
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    portMappings: portMappings.map(mapping => ({
      ...mapping,
      protocol: mapping.protocol ?? 'tcp',
      // 0 as well is a port of the host's choosing. A range of ports has none.
      ...(mapping.containerPort !== undefined && {
        hostPort: (mapping.hostPort || undefined) ?? (isOwn ? mapping.containerPort : 0)
      })
    })),
    ...(healthCheck && { healthCheck: { interval: 30, timeout: 5, retries: 3, ...healthCheck } })
  }
}

/** Without what is empty, and with the order of sets in one way. Texts stay, though they be empty. */
function reduced(field: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => reduced('', item) ?? {})
    return items.length === 0 ? undefined : unordered.has(field) ? ordered(items) : items
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined
  const entries = Object.entries(value).flatMap(([key, held]) => {
    const left = reduced(key, held)
    return left === undefined ? [] : [[key, left] as const]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** By name alone where they have one: of two values of one variable the order decides. */
function ordered(items: readonly unknown[]): unknown[] {
  const keyed = items.map(item => ({ item, key: nameIn(item) ?? canonical(item) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item)
}

const nameIn = (item: unknown): string | undefined =>
  typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string' ? item.name : undefined

/** Whether `there` has all that `wanted` says. It may have more: a default of AWS that we know nothing of. */
export const covers = (there: Definition, wanted: Definition): boolean => within(normal(wanted), normal(there))

function within(wanted: unknown, there: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(there) &&
      wanted.length === there.length &&
      wanted.every((item, index) => within(item, (there as unknown[])[index]))
    )
  if (typeof wanted !== 'object' || wanted === null) return wanted === there
  return (
    typeof there === 'object' &&
    there !== null &&
    Object.entries(wanted).every(([key, held]) => within(held, (there as Record<string, unknown>)[key]))
  )
}

/**
 * Whether what is live is what would be registered, so that nothing has to be: this very release, which may have got more
 * from AWS; or a revision of no release that is the same, where each field that a file leaves out is a difference.
 */
export function isRegistered(live: Definition, wanted: Definition): boolean {
  const release = tagOf(live, tagNames.release)
  return release === undefined
    ? same(live, wanted)
    : release === tagOf(wanted, tagNames.release) && covers(live, wanted)
}
