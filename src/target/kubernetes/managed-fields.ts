import type { KubeObject } from './objects.ts'

/** A field that we wrote and that another manager has changed. */
export interface ForeignField {
  /** As `kubectl` writes it: `.spec.template.spec.containers[web].image`. */
  readonly path: string
  readonly manager: string
}

interface Managed {
  readonly manager?: string
  readonly subresource?: string
  readonly fieldsV1?: Fields
}
/** FieldsV1 of the API machinery: `f:<field>`, `k:<keys of a list's item>`, `v:<value>`, and `.` for the thing itself. */
interface Fields {
  readonly [step: string]: Fields
}

const absent = Symbol('absent')

/** One step down: a field, or the item of a list that has these keys. */
function below(value: unknown, step: string): unknown {
  const [kind, name] = [step.slice(0, 2), step.slice(2)]
  if (kind === 'f:' && value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const held = (value as Record<string, unknown>)[name]
    return held === undefined ? absent : held
  }
  if (kind !== 'k:' || !Array.isArray(value)) return absent
  const keys = Object.entries(JSON.parse(name) as Record<string, unknown>)
  // What is left out of a key has its default (`protocol: TCP`), which only the server writes.
  const fits = (item: Record<string, unknown>) => keys.every(([field, wanted]) => (item[field] ?? wanted) === wanted)
  return value.find(fits) ?? absent
}

function shown(step: string): string {
  if (step.startsWith('f:')) return `.${step.slice(2)}`
  const keys = Object.values(JSON.parse(step.slice(2)) as Record<string, unknown>)
  return `[${keys.join(',')}]`
}

/** Every value that we wrote is there, whatever else the server has added. */
function holds(live: unknown, written: unknown): boolean {
  if (Array.isArray(written))
    return Array.isArray(live) && live.length === written.length && written.every((item, i) => holds(live[i], item))
  if (written === null || typeof written !== 'object') return live === written
  return Object.entries(written).every(([field, value]) =>
    holds((live as Record<string, unknown> | null)?.[field], value)
  )
}

/** Paths below `fields` at which `live` is not what was written. */
function differing(fields: Fields, written: unknown, live: unknown, path: string): string[] {
  const steps = Object.keys(fields).filter(step => step.startsWith('f:') || step.startsWith('k:'))
  if (steps.length === 0) return holds(live, written) ? [] : [path]
  return steps.flatMap(step => {
    const own = below(written, step)
    return own === absent ? [] : differing(fields[step] ?? {}, own, below(live, step), path + shown(step))
  })
}

/** The fields of `written` that somebody else owns in `live`, with another value. */
export function foreignFields(written: KubeObject, live: KubeObject): ForeignField[] {
  const entries = (live.metadata.managedFields ?? []) as readonly Managed[]
  return entries
    .filter(({ manager, subresource }) => manager !== 'cutover' && subresource !== 'status')
    .flatMap(({ manager = 'unknown', fieldsV1 = {} }) =>
      differing(fieldsV1, written, live, '').map(path => ({ path, manager }))
    )
}

/** An autoscaler is meant to change the size. */
export const isScaledBy = ({ path, manager }: ForeignField): boolean =>
  path === '.spec.replicas' && /^(kube-controller-manager|keda.*)$/.test(manager)
