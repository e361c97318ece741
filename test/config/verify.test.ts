import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/load.ts'
import { verifyOf } from '../../src/config/verify.ts'
import { failure } from './failure.ts'

const defaults = {
  commit: false,
  denySelfHostedRunners: false,
  provenance: true,
  source: ['registry', 'github']
}
const ofFile = async (verify: string) => {
  const text = `version: 1\nenvironments:\n  production:\n    verify: ${verify}\n`
  return (await parseConfig(text, 'cutover.yml')).environments?.production?.verify
}

describe('verify', () => {
  it('of the file needs the repository alone', async () => {
    expect(verifyOf({}, await ofFile('{ repository: acme/web }'))).toEqual({ ...defaults, repository: 'acme/web' })
  })

  it('that nobody wrote asks for nothing', () => {
    expect(verifyOf({}, undefined)).toBeUndefined()
  })

  it('says the same as lines of the input, and the input goes before all of the file', async () => {
    const lines = [
      'repository=acme/web',
      'workflow = acme/ci/.github/workflows/build.yml@refs/tags/v3',
      'ref=refs/tags/v*',
      'commit=true',
      'issuer=https://token.actions.acme.ghe.com',
      'deny-self-hosted-runners=true',
      'provenance=false',
      'trustedRoot=roots.jsonl',
      'source=github'
    ]
    const file = await ofFile(
      '{ repository: acme/web, workflow: acme/ci/.github/workflows/build.yml@refs/tags/v3, ref: refs/tags/v*, commit: true, issuer: https://token.actions.acme.ghe.com, denySelfHostedRunners: true, provenance: false, trustedRoot: roots.jsonl, source: github }'
    )
    const wanted = {
      repository: 'acme/web',
      workflow: 'acme/ci/.github/workflows/build.yml@refs/tags/v3',
      ref: 'refs/tags/v*',
      commit: true,
      issuer: 'https://token.actions.acme.ghe.com',
      denySelfHostedRunners: true,
      provenance: false,
      trustedRoot: 'roots.jsonl',
      source: ['github']
    }
    expect({
      file: verifyOf({}, file),
      input: verifyOf({ verify: lines }, await ofFile('{ repository: a/b }'))
    }).toEqual({
      file: wanted,
      input: wanted
    })
  })

  it.each([
    [
      ['workflow=.github/workflows/release.yml'],
      'Input verify is "workflow=.github/workflows/release.yml": it must be lines of which one names the repository.',
      'Add repository=owner/name.'
    ],
    [
      ['repository=web'],
      'Input verify is "repository=web": it must be repository= and a repository as owner/name, or its whole address.',
      'See docs/attestations.md.'
    ],
    [
      ['repository=acme/web', 'workflo=a.yml'],
      'Input verify is "workflo=a.yml": it must be a line with one of repository, workflow, ref, issuer, identity, trustedRoot, source, commit, denySelfHostedRunners, provenance.',
      'Did you mean workflow=...?'
    ],
    [
      ['acme/web'],
      'Input verify is "acme/web": it must be a line with one of repository, workflow, ref, issuer, identity, trustedRoot, source, commit, denySelfHostedRunners, provenance.',
      'Write one key=value a line, such as repository=acme/web.'
    ],
    [
      ['repository=acme/web', 'provenance=no'],
      'Input verify is "provenance=no": it must be provenance=true or provenance=false.',
      'Write it without quotes.'
    ],
    [
      ['repository=acme/web', 'identity=('],
      'Input verify is "identity=(": it must be identity= and a regular expression.',
      'See docs/attestations.md.'
    ],
    [
      ['repository=acme/web', 'ref=v*'],
      'Input verify is "ref=v*": it must be ref= and a ref in full, such as refs/tags/v*.',
      'See docs/attestations.md.'
    ],
    [
      ['repository=acme/web', 'workflow=a.yml', 'identity=.*'],
      'Input verify is "identity=.*": it must be left out where there is a workflow.',
      'Keep one of the two.'
    ]
  ])('refuses %j', async (lines, message, hint) => {
    expect(await failure(async () => verifyOf({ verify: lines }, undefined))).toMatchObject({ message, hint })
  })

  it.each([
    ['{}', 'environments.production.verify.repository is missing, for example acme/web.'],
    [
      '{ repository: web }',
      'environments.production.verify.repository is "web", but must be a repository as owner/name, or its whole address, for example acme/web.'
    ],
    [
      '{ repository: acme/web, workflow: a.yml, identity: x }',
      'environments.production.verify must have one of workflow and identity.'
    ],
    [
      '{ repository: acme/web, source: registri }',
      'environments.production.verify.source is "registri", but must be registry, github, or a list of both, for example registry.'
    ],
    [
      '{ repository: acme/web, workflo: x }',
      'There is no key environments.production.verify.workflo; did you mean workflow?'
    ]
  ])('in the file refuses %s', async (verify, said) => {
    const { message } = await failure(() => ofFile(verify))
    expect(message.replace(/^\S+ /, '')).toBe(said)
  })
})
