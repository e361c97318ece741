import { quoted } from '../../errors.ts'

/** Who must have signed, in the words of `gh attestation verify`. Addresses are whole: `https://github.com/acme/web`. */
export interface Policy {
  /** Who vouches for the signer: `https://token.actions.githubusercontent.com`. */
  readonly issuer: string
  /** The repository that the image was built from. */
  readonly repository: string
  /** The workflow that signed: `https://github.com/acme/web/.github/workflows/release.yml`; any of the repository else. */
  readonly workflow?: string
  /** For the whole name of the signer, in place of repository and workflow. */
  readonly identity?: RegExp
  /** The ref that the image was built from, as a pattern: `refs/tags/v*`. */
  readonly ref?: { readonly pattern: string; readonly test: RegExp }
  /** The commit that it was built from. */
  readonly commit?: string
  readonly denySelfHostedRunners: boolean
  /** Only SLSA build provenance counts; else any signature of the signer. */
  readonly provenance: boolean
}

/** Who signed, as the certificate authority has certified it. */
export interface Identity {
  readonly issuer: string
  /** The subject alternative name: for GitHub Actions the workflow with its ref. */
  readonly signer: string
  readonly repository: string
  readonly ref: string
  readonly commit: string
  readonly runner: string
}

/**
 * Why this identity is not the one that is asked for; undefined when it is. Repositories, as at GitHub, do not tell upper
 * case from lower; workflows are files, which do.
 */
export function objection(policy: Policy, identity: Identity): string | undefined {
  const { issuer, signer, repository, ref, commit, runner } = identity
  const { workflow } = policy
  if (issuer !== policy.issuer) return `its signer ${quoted(signer, 200)} is vouched for by ${quoted(issuer, 200)}`
  if (!policy.identity && workflow !== undefined && !isWorkflow(signer, workflow))
    return `it is signed by ${quoted(signer, 200)}, not by ${workflow}`
  if (!policy.identity && workflow === undefined && !isBelow(signer, policy.repository))
    return `it is signed by ${quoted(signer, 200)}, which is no workflow of ${policy.repository}`
  if (policy.identity && !policy.identity.test(signer))
    return `it is signed by ${quoted(signer, 200)}, which ${policy.identity.source} does not match`
  if (!same(repository, policy.repository)) return `it is of the repository ${quoted(repository, 200)}`
  if (policy.ref && !policy.ref.test.test(ref))
    return `it was built from ${quoted(ref)}, not from ${policy.ref.pattern}`
  if (policy.commit !== undefined && commit !== policy.commit) return `it was built from commit ${quoted(commit)}`
  if (policy.denySelfHostedRunners && runner !== 'github-hosted')
    return `it was built on a runner that is ${quoted(runner)}, not github-hosted`
  return undefined
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** With the slash: `acme/web` must not be taken for the beginning of `acme/web-evil`. */
const isBelow = (signer: string, repository: string): boolean =>
  signer.toLowerCase().startsWith(`${repository.toLowerCase()}/`)

/** A workflow may be named with its ref (`…/build.yml@refs/tags/v1`) or without, which means any. */
function isWorkflow(signer: string, workflow: string): boolean {
  if (workflow.includes('@')) return signer === workflow
  return signer.startsWith(`${workflow}@`)
}
