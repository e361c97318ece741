import type { Answer, Incoming } from '../loopback.ts'
import { invalid, json, refused, type State } from './records.ts'

interface Kept {
  readonly id: number
  readonly subjects: readonly string[]
  readonly predicateType: string
  readonly bundle: object
}

/** What each sandbox keeps; it goes with it. */
const attestationsOf = new WeakMap<State, Kept[]>()

const provenance = 'https://slsa.dev/provenance/v1'

/**
 * GET `attestations/DIGEST`, POST `attestations`; `path` is what follows `attestations`. Like GitHub, it lists only where a
 * bundle is, and believes whatever it is given.
 */
export function attestations(state: State, path: string, request: Incoming): Answer {
  const kept = attestationsOf.get(state) ?? []
  attestationsOf.set(state, kept)
  if (request.method === 'POST' && path === '') return store(state, kept, request)
  const digest = decodeURIComponent(path.slice(1))
  const type = request.url.searchParams.get('predicate_type')
  const wanted = type === 'provenance' ? provenance : type
  const found = kept.filter(
    ({ subjects, predicateType }) => subjects.includes(digest) && (wanted === null || wanted === predicateType)
  )
  if (request.method !== 'GET' || found.length === 0) return refused(404, 'Not Found')
  return json(200, {
    attestations: found.map(({ id }) => ({
      repository_id: 1,
      bundle: null,
      bundle_url: `${state.url}/kept-attestations/${id}.json.sn`,
      initiator: 'user'
    }))
  })
}

/** What lies at a `bundle_url`: who has the address needs no token. */
export function keptAttestation(state: State, { url, headers }: Incoming): Answer | undefined {
  const id = /^\/kept-attestations\/(\d+)\.json\.sn$/.exec(url.pathname)?.[1]
  if (id === undefined) return undefined
  const one = attestationsOf.get(state)?.find(kept => String(kept.id) === id)
  // A storage refuses a token that is not its own.
  if (!one || headers.authorization !== undefined) return refused(403, 'Forbidden')
  const body = packed(Buffer.from(JSON.stringify(one.bundle)))
  return { status: 200, headers: { 'content-type': 'application/x-snappy' }, body }
}

function store(state: State, kept: Kept[], { body }: Incoming): Answer {
  const { bundle } = JSON.parse(body.toString('utf8')) as { bundle?: { dsseEnvelope?: { payload?: string } } }
  const payload = bundle?.dsseEnvelope?.payload
  if (bundle === undefined || payload === undefined) return invalid('Attestation', 'bundle', 'missing_field')
  const { subject, predicateType } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as {
    subject: { digest: { sha256: string } }[]
    predicateType: string
  }
  const subjects = subject.map(({ digest }) => `sha256:${digest.sha256}`)
  const id = state.nextId()
  kept.push({ id, subjects, predicateType, bundle })
  return json(201, { id })
}

/** A block of Snappy that is one literal: https://github.com/google/snappy/blob/main/format_description.txt */
function packed(bytes: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32LE(bytes.length - 1)
  return Buffer.concat([Buffer.from(varint(bytes.length)), Buffer.from([63 << 2]), head, bytes])
}

const varint = (value: number): number[] =>
  value < 0x80 ? [value] : [(value % 0x80) + 0x80, ...varint(Math.floor(value / 0x80))]
