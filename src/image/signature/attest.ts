import type { Instant } from '../../io/clock.ts'
import type { Report } from '../../runner/report.ts'
import type { RegistryClient } from '../registry.ts'
import type { Subject } from './candidate.ts'
import { attach, referring } from './referring.ts'
import { claimed, fieldsOf, provenanceType } from './statement.ts'

interface Bundle {
  readonly mediaType: string
}

export interface AttestTools {
  readonly registry: RegistryClient
  readonly report: Report
  readonly now: Instant
  /** Where GitHub keeps attestations of this repository. */
  readonly github: {
    list(digest: string): Promise<readonly unknown[]>
    store(bundle: object): Promise<void>
  }
  readonly sign: (image: { readonly name: string; readonly digest: string }) => Promise<Bundle>
}

/** The workflow that speaks, as its own provenance names it. */
export interface Workflow {
  /** `https://github.com/acme/web` */
  readonly repository: string
  /** `.github/workflows/release.yml` */
  readonly path: string
  readonly ref: string
}

/**
 * Gives an image the build provenance of this workflow: signed, kept at GitHub, and pushed beside the image. What is there
 * already is not made again: a run that died anywhere in between is completed by the next one.
 */
export async function attest(tools: AttestTools, image: Subject, workflow: Workflow): Promise<void> {
  const { registry, report, github, sign, now } = tools
  const { domain, path, spelling, digest } = image
  const ours = (bundle: unknown): bundle is Bundle => isOurs(bundle, image, workflow)
  const found = await referring(registry).find(image)
  const pushed = found.map(one => ('bundle' in one ? one.bundle : undefined)).find(ours)
  const kept = (await github.list(digest)).find(ours)
  if (pushed && kept) return report.line(`${spelling}@${digest} is attested already`)
  const bundle = pushed ?? kept ?? (await sign({ name: `${domain}/${path}`, digest }))
  if (!kept) await github.store(bundle)
  const annotations = {
    'org.opencontainers.image.created': new Date(now).toISOString(),
    'dev.sigstore.bundle.content': 'dsse-envelope',
    'dev.sigstore.bundle.predicateType': provenanceType
  }
  if (!pushed) await attach(registry, image, { bundle, annotations })
  report.line(`Attested ${spelling}@${digest}: build provenance of ${workflow.path}`)
}

/** Whether a bundle says of this image that this workflow has built it: https://actions.github.io/buildtypes/workflow/v1 */
function isOurs(bundle: unknown, { digest }: Subject, { repository, path, ref }: Workflow): boolean {
  const statement = claimed(bundle)
  if (statement?.predicateType !== provenanceType || !statement.subjects.includes(digest)) return false
  const { externalParameters } = fieldsOf(fieldsOf(statement.predicate).buildDefinition)
  const told = fieldsOf(fieldsOf(externalParameters).workflow)
  return told.repository === repository && told.path === path && told.ref === ref
}
