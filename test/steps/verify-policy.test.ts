import { describe, expect, it } from 'vitest'
import { settings } from '../../src/config/settings.ts'
import type { Release } from '../../src/release/release.ts'
import type { Context } from '../../src/runner/context.ts'
import type { Plan } from '../../src/steps/plan.ts'
import { policyOf } from '../../src/steps/verify.ts'
import { sha } from '../image/signature/owner.ts'

const release: Release = { kind: 'release', ref: 'v1.4.2', version: '1.4.2', channel: 'stable', prerelease: false, sha }

describe('the policy', () => {
  const asked = (lines: readonly string[], server = 'https://github.com') => {
    const { verify } = settings({ image: 'web', verify: lines }, undefined, release, {})
    if (!verify) throw expect.fail('nothing to verify')
    // Nothing else of a run and its plan has a say in it.
    return policyOf({ run: { server } } as Context, { release } as Plan, verify)
  }
  const usual = {
    issuer: 'https://token.actions.githubusercontent.com',
    repository: 'https://github.com/acme/web',
    denySelfHostedRunners: false,
    provenance: true
  }

  it('of a repository is about GitHub', () => {
    expect(asked(['repository=acme/web'])).toEqual(usual)
  })

  it('of a tenant is about its own issuer', () => {
    expect(asked(['repository=acme/web'], 'https://acme.ghe.com')).toEqual({
      ...usual,
      repository: 'https://acme.ghe.com/acme/web',
      issuer: 'https://token.actions.acme.ghe.com'
    })
  })

  it('of a whole address is about that host, and its issuer must be named', () => {
    const lines = ['repository=https://gitlab.com/acme/web', 'issuer=https://gitlab.com']
    expect(asked(lines)).toEqual({ ...usual, repository: 'https://gitlab.com/acme/web', issuer: 'https://gitlab.com' })
  })

  it.each([
    ['.github/workflows/release.yml', 'https://github.com/acme/web/.github/workflows/release.yml'],
    ['acme/ci/.github/workflows/build.yml@v3', 'https://github.com/acme/ci/.github/workflows/build.yml@v3']
  ])('of the workflow %s is about %s', (path, workflow) => {
    expect(asked(['repository=acme/web', `workflow=${path}`])).toEqual({ ...usual, workflow })
  })

  it('of an expression is about the whole name of the signer', () => {
    const { identity } = asked(['repository=acme/web', 'identity=https://github.com/acme/.*|x'])
    const names = ['https://github.com/acme/web', 'x', 'https://evil.test/?https://github.com/acme/web', 'xx']
    expect(names.filter(name => identity?.test(name))).toEqual(['https://github.com/acme/web', 'x'])
  })
})
