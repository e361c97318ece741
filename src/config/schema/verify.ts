import * as z from 'zod'
import { forms } from '../verify.ts'
import { flag, text } from './fields.ts'

type Form = Exclude<keyof typeof forms, 'source'>

const form = (key: Form, example: string) =>
  text.refine(value => forms[key][0].test(value), `must be ${forms[key][1]}`).meta({ examples: [example] })

const place = z.enum(['registry', 'github'], { error: 'must be registry or github' })

export const verify = z
  .strictObject({
    repository: form('repository', 'acme/web').describe('What the images were built from.'),
    workflow: form('workflow', '.github/workflows/release.yml')
      .optional()
      .describe('The workflow that signed; with owner/name before the path, a reusable one of another repository.'),
    ref: form('ref', 'refs/tags/v*')
      .optional()
      .describe('The ref that they were built from, with * for any part of a name and ** for any names.'),
    commit: flag.optional().describe('They must have been built from the very commit that is released.'),
    issuer: form('issuer', 'https://token.actions.githubusercontent.com')
      .optional()
      .describe('Who vouches for the signer; GitHub Actions by default.'),
    identity: form('identity', 'https://github\\.com/acme/ci/\\.github/workflows/.+@refs/tags/v.+')
      .optional()
      .describe('A regular expression for the whole name of the signer, in place of workflow.'),
    denySelfHostedRunners: flag.optional().describe('Only runners of GitHub itself may have built them.'),
    provenance: flag
      .optional()
      .describe('Only SLSA build provenance counts; with false, any signature of the signer. On by default.'),
    trustedRoot: form('trustedRoot', '.github/trusted_root.jsonl')
      .optional()
      .describe('A file with the trusted roots, for runners without a way to sigstore.'),
    source: z
      .union([place, z.array(place).min(1)], { error: 'must be registry, github, or a list of both' })
      .meta({ examples: ['registry'] })
      .transform(value => (typeof value === 'string' ? [value] : value))
      .optional()
      .describe('Where signatures are looked for: both by default, the registry first.')
  })
  .refine(({ workflow, identity }) => !(workflow && identity), 'must have one of workflow and identity')
  .describe('Who must have signed the images, before anything is touched.')
