import { globToRegExp } from '../config/glob.ts'
import type { Settings } from '../config/settings.ts'
import type { VerifySettings } from '../config/verify.ts'
import { CutoverError } from '../errors.ts'
import { type PinnedImage, unbuilt } from '../image/image.ts'
import { parseReference } from '../image/reference.ts'
import type { RegistryClient } from '../image/registry.ts'
import type { Source } from '../image/signature/candidate.ts'
import { cosignTags } from '../image/signature/cosign.ts'
import type { Policy } from '../image/signature/policy.ts'
import { referring } from '../image/signature/referring.ts'
import { publishedRoots, rootsInFile } from '../image/signature/trust.ts'
import { type Verifying, verifyImage } from '../image/signature/verify.ts'
import { systemScratch } from '../io/scratch.ts'
import { attestationsOf } from '../record/attestations.ts'
import { githubOf } from '../record/github.ts'
import type { Release } from '../release/release.ts'
import type { Context } from '../runner/context.ts'
import type { Plan } from './plan.ts'
import { loginFor, registryFor } from './registry.ts'

/** The part of a plan that decides what is asked of its images. */
export interface Asked extends Pick<Plan, 'token'> {
  readonly settings: Pick<Settings, 'environment' | 'verify'>
  readonly release: Pick<Release, 'kind' | 'sha' | 'version'>
}

/**
 * The gate before a deploy: each image must have a signature that the environment's `verify` accepts. It only reads.
 * @throws UNVERIFIED
 */
export async function verifyImages(context: Context, plan: Asked, images: readonly PinnedImage[]): Promise<void> {
  const { verify, environment } = plan.settings
  if (!verify) return
  const { report } = context
  if (images.length === 0) throw nothingNamed(environment)
  const subjects = images.map(({ repository, digest }) => {
    const { domain, path, spelling } = parseReference(repository)
    return { domain, path, spelling, digest }
  })
  const { policy, roots } = await askedFor(context, plan, verify)
  const registry = registryFor(context, await loginFor(context, plan.token, subjects))
  const sources = sourcesOf(context, plan, registry, policy)
  const verifying: Verifying = { policy, roots, sources, registry, hint: hintFor(environment, verify, policy) }
  for (const subject of subjects) {
    if (subject.digest === unbuilt) report.line(`Would verify ${subject.spelling} once it is built`)
    else {
      const { where, identity } = await verifyImage(verifying, subject)
      report.line(`${subject.spelling}@${subject.digest} is signed by ${identity.signer} (${where})`)
    }
  }
}

/** What is asked for, and by whose word: what is wrong with either is found without looking at an image. */
export async function askedFor(context: Context, plan: Asked, verify: VerifySettings) {
  const { files, http, signal, environment } = context
  const policy = policyOf(context, plan, verify)
  const roots = verify.trustedRoot
    ? await rootsInFile(files, verify.trustedRoot)
    : publishedRoots({ http, files, signal, environment, scratch: systemScratch })
  return { policy, roots }
}

/** Addresses of GitHub in full: what the file has short, certificates have long. */
export function policyOf({ run }: Context, { release }: Asked, verify: VerifySettings): Policy {
  const { workflow, identity, ref, issuer, commit, denySelfHostedRunners, provenance } = verify
  const repository = /^https:/.test(verify.repository) ? verify.repository : `${run.server}/${verify.repository}`
  const server = new URL(repository).origin
  if (commit && release.kind === 'dispatch') throw commitUnknown(release.version)
  const whole = workflow?.startsWith('.') ? `${repository}/${workflow}` : `${server}/${workflow}`
  return {
    issuer: issuer ?? issuerOf(server),
    repository,
    ...(workflow === undefined ? {} : { workflow: whole }),
    ...(identity === undefined ? {} : { identity: new RegExp(`^(?:${identity})$`) }),
    ...(ref === undefined ? {} : { ref: { pattern: ref, test: globToRegExp(ref) } }),
    ...(commit ? { commit: release.sha } : {}),
    denySelfHostedRunners,
    provenance
  }
}

/** `https://token.actions.githubusercontent.com`; of a tenant, `https://token.actions.acme.ghe.com`. */
const issuerOf = (server: string): string => {
  const { hostname } = new URL(server)
  return `https://token.actions.${hostname.endsWith('.ghe.com') ? hostname : 'githubusercontent.com'}`
}

/** Cosign's old tags come last, because three questions more are only worth it where nothing else counts. */
function sourcesOf(context: Context, plan: Asked, registry: RegistryClient, policy: Policy): Source[] {
  const { source = [] } = plan.settings.verify ?? {}
  const asked = source.includes('registry')
  return [
    ...(asked ? [referring(registry)] : []),
    ...(source.includes('github') ? githubSource(context, plan, policy) : []),
    ...(asked ? [cosignTags(registry)] : [])
  ]
}

function githubSource({ http, clock, signal, run }: Context, { token }: Asked, policy: Policy): Source[] {
  const repository = policy.repository.slice(run.server.length + 1)
  // Repositories at another host have no attestations at this one.
  if (!policy.repository.startsWith(`${run.server}/`)) return []
  const name = `GitHub, ${repository}`
  if (!token) return [{ name, find: async () => [{ where: name, unreadable: 'there is no token to ask with' }] }]
  const github = githubOf({ http, clock, signal, token, api: run.api, repository })
  const { list } = attestationsOf(github, { http, signal, api: run.api, provenance: policy.provenance })
  return [
    {
      name,
      async find({ digest }) {
        const found = await list(digest, error => error)
        return found.map((bundle, index) => ({
          where: `${name}, attestation ${index + 1}`,
          ...(bundle instanceof CutoverError ? { unreadable: bundle.message } : { bundle })
        }))
      }
    }
  ]
}

function hintFor(
  environment: string,
  { source }: VerifySettings,
  { repository, workflow, provenance }: Policy
): string {
  const signing = provenance ? 'with attest: true' : 'and sign it'
  const asking = source.includes('github') ? ' The token needs attestations: read to ask GitHub.' : ''
  const builder = workflow ?? `a workflow of ${repository}`
  return `Nothing was changed. Let ${builder} build the image ${signing}, or correct verify of ${environment}.${asking}`
}

const nothingNamed = (environment: string): CutoverError =>
  new CutoverError('UNVERIFIED', `${environment} takes verified images only, and no image is named by its digest.`, {
    hint: 'Give the input images, for instance from the output images of the action build.'
  })

const commitUnknown = (version: string): CutoverError =>
  new CutoverError('UNVERIFIED', `A run by hand does not tell which commit ${version} is of, and verify wants it.`, {
    hint: 'Start the run by the release, or leave commit out of verify.'
  })
