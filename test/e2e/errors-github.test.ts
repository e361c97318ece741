import { describe, expect } from 'vitest'
import { failed, it } from './shop.ts'

describe('a release whose record can not be written', () => {
  it('for want of a permission is refused before anything is changed', async ({ shop }) => {
    await shop.openGitHub({ mayDeploy: false })
    expect(shop.told(await shop.deploy('1.1.0'))).toEqual(
      failed(
        'GITHUB_DENIED',
        `GitHub refused to record a deployment to production in acme/shop at https://api.github.test (403): Resource not accessible by integration.
Give the token of the job this permission, beside those it has (naming one takes the unnamed away):
permissions:
  deployments: write`
      )
    )
    expect(shop.writes()).toEqual([])
  })

  it('after its cutover is live all the same, and only warns', { timeout: 60_000 }, async ({ shop }) => {
    shop.github.faults.add({ method: 'POST', path: /statuses/, skip: 1, times: 10, effect: { reset: 'before' } })
    const ran = await shop.deploy('1.1.0')
    expect(shop.told(ran)).toEqual({
      code: 0,
      outcome: 'SUCCEEDED',
      annotations: [
        {
          kind: 'warning',
          message: expect.stringMatching(
            /^The end of this run was not recorded on GitHub: GitHub gave no answer when asked to record that deployment \d+ is success in acme\/shop at https:\/\/api\.github\.test: read ECONNRESET\.\nNothing but the history at GitHub depends on it: nothing has to be done\.$/
          )
        }
      ]
    })
    expect(shop.live()).toBe(ran.outputs['release-id'])
  })

  it('because GitHub refuses it in words of its own, shows them harmless', async ({ shop }) => {
    const body = JSON.stringify({ message: 'no\n::error::pwned\n##[error]pwned\n::set-output name=outcome::STAGED' })
    shop.github.faults.add({
      method: 'POST',
      path: /deployments$/,
      times: 10,
      effect: { answer: 422, headers: { 'content-type': 'application/json' }, body }
    })
    const ran = await shop.deploy('1.1.0')
    expect({ ...shop.told(ran), commands: ran.commands }).toEqual({
      code: 0,
      outcome: 'SUCCEEDED',
      annotations: [
        {
          kind: 'warning',
          message: `The start of this run was not recorded on GitHub: GitHub refused to record a deployment to production in acme/shop at https://api.github.test (422): no
::error::pwned
##[error]pwned
::set-output name=outcome::STAGED.
The answer above says what GitHub does not accept.`
        }
      ],
      commands: []
    })
  })
})
