import { CutoverError, messageOf } from '../errors.ts'

/** What an attestation is about. */
export interface AttestedImage {
  /** The repository in full, without tag: `ghcr.io/acme/web`. */
  readonly name: string
  /** `sha256:…` or `sha512:…` */
  readonly digest: string
}

/** A sigstore bundle in JSON. */
export interface SignedBundle {
  readonly mediaType: string
}

/** Signs SLSA build provenance of this workflow run for an image. */
export type SignProvenance = (image: AttestedImage) => Promise<SignedBundle>

const permissions =
  'Give the job these permissions, beside those it has (naming one takes the unnamed away):\npermissions:\n  id-token: write\n  attestations: write'

/** @throws GITHUB_DENIED when the job may not say who it is: nothing could be signed. */
export function assertIdentity(environment: NodeJS.ProcessEnv): void {
  if (environment.ACTIONS_ID_TOKEN_REQUEST_URL && environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN) return
  throw new CutoverError('GITHUB_DENIED', 'The job may not attest its images: GitHub gives it no identity token.', {
    hint: permissions
  })
}

/**
 * The signer of GitHub Actions: sigstore's public instance for a public repository, GitHub's own for a private one. It
 * asks GitHub for the run's identity, and the run is what it can speak for: the environment can't be another one.
 */
export const signProvenance: SignProvenance = async ({ name, digest }) => {
  const { attestProvenance } = await import('@actions/attest')
  try {
    const [algorithm = '', hex = ''] = digest.split(':')
    const subjects = [{ name, digest: { [algorithm]: hex } }]
    // Stored by ourselves: then what is refused is told like everything else that GitHub refuses.
    const { bundle } = await attestProvenance({ subjects, token: '', skipWrite: true })
    return bundle
  } catch (error) {
    const why = withoutTokens(messageOf(error))
    throw new CutoverError('ATTESTATION_FAILED', `${name}@${digest} can't be signed: ${why}.`, {
      hint: 'See https://status.sigstore.dev and https://www.githubstatus.com, and whether the runner may reach both. Then run the job again: it signs only what is not signed yet.'
    })
  }
}

/** The libraries put an identity token that they can't read into their message. The error itself is not kept either. */
const withoutTokens = (text: string): string =>
  text.replace(/(identity token: )\S+/, '$1(not shown)').replace(/\.$/, '')
