import type { Outcome } from '../rollout/outcome.ts'
import type { Intent, RecordedImage } from './ledger.ts'

/** Marks our records among those of other tools, and says how to read them. */
const format = 'cutover/1'

/** Of an image only what a record needs: what a builder adds may hold build arguments, and GitHub shows payloads. */
export const payloadOf = (intent: Intent): { [key: string]: unknown } => ({
  format,
  ...intent,
  images: intent.images.map(({ name, repository, digest, tag }) => ({ name, repository, digest, tag }))
})

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isImage = (value: unknown): value is RecordedImage =>
  isFields(value) && ['name', 'repository', 'digest', 'tag'].every(key => typeof value[key] === 'string')

/** GitHub gives back what was sent, as JSON: an object, or a string that may hold JSON again. */
function fieldsOf(payload: unknown, depth = 0): Fields | undefined {
  if (isFields(payload)) return payload
  if (typeof payload !== 'string' || !/^["{]/.test(payload) || depth > 1) return undefined
  try {
    return fieldsOf(JSON.parse(payload), depth + 1)
  } catch {
    return undefined // Some other tool's text that begins like JSON.
  }
}

/** The intent in a deployment's payload; undefined for records that are not ours or not whole. */
export function intentOf(payload: unknown, environment: string): Intent | undefined {
  const fields = fieldsOf(payload)
  if (fields?.format !== format) return undefined
  const { task, version, ref, releaseId, images, from, actor, runUrl, reason } = fields
  if (task !== 'deploy' && task !== 'rollback') return undefined
  if (typeof version !== 'string' || typeof ref !== 'string' || typeof releaseId !== 'string') return undefined
  return {
    task,
    environment,
    production: fields.production === true,
    version,
    ref,
    releaseId,
    images: Array.isArray(images) ? images.filter(isImage) : [],
    ...(typeof from === 'string' ? { from } : {}),
    actor: typeof actor === 'string' ? actor : '',
    runUrl: typeof runUrl === 'string' ? runUrl : '',
    ...(typeof reason === 'string' ? { reason } : {})
  }
}

const outcomes: Readonly<Record<Outcome, true>> = {
  SUCCEEDED: true,
  STAGED: true,
  ROLLED_BACK: true,
  ROLLBACK_FAILED: true,
  STOPPED: true,
  SUPERSEDED: true,
  TIMED_OUT: true
}

/** The outcome that a status' description begins with; GitHub's own states know only success and failure. */
export function outcomeIn(description: string | null | undefined): Outcome | undefined {
  const word = /^([A-Z_]+):/.exec(description ?? '')?.[1]
  return word !== undefined && Object.hasOwn(outcomes, word) ? (word as Outcome) : undefined
}
