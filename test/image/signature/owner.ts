/** What a certificate says of its owner, in the words of GitHub's identity tokens. */
export interface Owner {
  readonly signer: string
  readonly issuer: string
  readonly repository: string
  readonly ref: string
  readonly commit: string
  readonly runner: string
}

export const sha = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'

/** The workflow that signs unless somebody else is asked for. */
export const owner: Owner = {
  signer: 'https://github.com/acme/web/.github/workflows/release.yml@refs/tags/v1.4.2',
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'https://github.com/acme/web',
  ref: 'refs/tags/v1.4.2',
  commit: sha,
  runner: 'github-hosted'
}

/** SLSA provenance as GitHub's actions write it. */
export const provenanceOf = (digest: string, more: object = {}): object => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'ghcr.io/acme/web', digest: { sha256: digest.replace('sha256:', '') } }],
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: {
        workflow: {
          ref: 'refs/tags/v1.4.2',
          repository: 'https://github.com/acme/web',
          path: '.github/workflows/release.yml'
        }
      }
    }
  },
  ...more
})
