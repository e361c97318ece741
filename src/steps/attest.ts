import { CutoverError } from '../errors.ts'
import type { RegistryClient } from '../image/registry.ts'
import { attest, type Workflow } from '../image/signature/attest.ts'
import type { Subject } from '../image/signature/candidate.ts'
import { attestationsOf } from '../record/attestations.ts'
import type { GitHub } from '../record/github.ts'
import type { Context } from '../runner/context.ts'
import { assertIdentity, type SignProvenance, signProvenance } from '../runner/provenance.ts'
import type { Plan } from './plan.ts'

/** What would stop the attestation after the build, found before it. @throws GITHUB_DENIED, INPUT_INVALID */
export function assertAttestable({ environment }: Context, { settings, github }: Plan): void {
  if (settings.promoteFrom !== undefined) return
  keeperOf(github)
  assertIdentity(environment)
}

/** Attests an image that this run has built. An older one keeps what it has: this run can't say how it was made. */
export async function attestImage(
  context: Context,
  plan: Plan,
  registry: RegistryClient,
  image: Subject,
  sign: SignProvenance = signProvenance
): Promise<void> {
  const { http, signal, run, report, clock } = context
  const github = attestationsOf(keeperOf(plan.github), { http, signal, api: run.api, provenance: true })
  await attest({ registry, report, now: clock.now(), github, sign }, image, workflowOf(context))
}

function keeperOf(github: GitHub | undefined): GitHub {
  if (github) return github
  throw new CutoverError(
    'INPUT_INVALID',
    'Nothing can be attested: there is no token to keep attestations at GitHub.',
    {
      hint: 'Leave the input token as it is, or give one with attestations: write. Outside of GitHub Actions, leave attest out.'
    }
  )
}

/** `GITHUB_WORKFLOW_REF` is `acme/web/.github/workflows/release.yml@refs/tags/v1.4.2`. */
function workflowOf({ run, environment }: Context): Workflow {
  const [file = ''] = (environment.GITHUB_WORKFLOW_REF ?? '').split('@')
  return {
    repository: `${run.server}/${run.repository}`,
    path: file.slice(run.repository.length + 1),
    ref: environment.GITHUB_REF ?? ''
  }
}
