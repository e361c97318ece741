import { describe, expect } from 'vitest'
import { failed, it, type Shop } from './shop.ts'

const logIn =
  'Log in to the cluster in a step before this one (azure/aks-set-context, aws eks update-kubeconfig, ' +
  'google-github-actions/get-gke-credentials), or give the path of a kubeconfig in the input kubeconfig.'

/** The kubeconfig, its user's token replaced by what an exec plugin prints. */
const withPlugin = (shop: Shop, command: string): Promise<void> =>
  shop.write(
    'kubeconfig',
    shop.cluster.kubeconfig.replace(
      /user: \{ token.*/,
      `user: { exec: { apiVersion: client.authentication.k8s.io/v1, command: ${command}, interactiveMode: Never } }`
    )
  )

describe('a release without access to its cluster says what to do in the step before', () => {
  it('no kubeconfig at all', async ({ shop }) => {
    expect(shop.told(await shop.deploy('1.1.0', { env: { KUBECONFIG: undefined } }))).toEqual(
      failed(
        'CREDENTIALS_UNUSABLE',
        `No kubeconfig was found: KUBECONFIG is not set, ~/.kube/config does not exist, and this is no pod of a cluster.\n${logIn}`
      )
    )
  })

  it('a kubeconfig that is not where the input or the variable says', async ({ shop }) => {
    const told = [
      shop.told(await shop.deploy('1.1.0', { inputs: { kubeconfig: 'ops/kubeconfig' } })),
      shop.told(await shop.deploy('1.1.0', { env: { KUBECONFIG: '/etc/no-such-kubeconfig' } }))
    ]
    expect(told).toEqual([
      failed('CREDENTIALS_UNUSABLE', `There is no kubeconfig ops/kubeconfig.\n${logIn}`),
      failed('CREDENTIALS_UNUSABLE', `KUBECONFIG names /etc/no-such-kubeconfig, which does not exist.\n${logIn}`)
    ])
  })

  it('an unknown context, with those that there are', async ({ shop }) => {
    expect(shop.told(await shop.deploy('1.1.0', { inputs: { 'kube-context': 'prod-eu' } }))).toEqual(
      failed(
        'CREDENTIALS_UNUSABLE',
        `The kubeconfig /checkout/kubeconfig has no context prod-eu. It has sandbox.
Set the input kube-context, or context in the config, to one that it has; or log in again.`
      )
    )
  })

  it('an exec plugin that nobody installed, with the action that does', async ({ shop }) => {
    await withPlugin(shop, 'kubelogin')
    expect(shop.told(await shop.deploy('1.1.0'))).toEqual(
      failed(
        'CREDENTIALS_UNUSABLE',
        `The kubeconfig gets its credentials from kubelogin, which is not installed here.
Add azure/use-kubelogin before this step, and azure/login for the identity.`
      )
    )
  })

  it('an exec plugin that fails, with its last words made harmless', async ({ shop }) => {
    await shop.write(
      'plugin.sh',
      '#!/bin/sh\nprintf "expired\\n::set-output name=outcome::SUCCEEDED\\n##[error]x\\n" >&2\nexit 3\n'
    )
    await withPlugin(shop, `sh, args: ["${shop.folder}/plugin.sh"]`)
    const ran = await shop.deploy('1.1.0')
    expect({ ...shop.told(ran), commands: ran.commands }).toEqual({
      ...failed(
        'CREDENTIALS_UNUSABLE',
        `The credential plugin sh failed with exit code 3:
expired
::set-output name=outcome::SUCCEEDED
##[error]x
Check the login in the step before this one: it may have expired, or its identity may lack access to the cluster.`
      ),
      commands: []
    })
  })

  it('a token that has expired', async ({ shop }) => {
    const token = shop.cluster.addUser('releaser', [])
    shop.secrets.push(token)
    await shop.write('kubeconfig', shop.cluster.kubeconfigFor(token))
    shop.cluster.revoke(token)
    expect(shop.told(await shop.deploy('1.1.0'))).toEqual(
      failed(
        'CLUSTER_DENIED',
        `The API server does not accept the credentials: Unauthorized (HTTP 401), when asked to get APIResourceList coordination.k8s.io/v1.
They may have expired or belong to another cluster: log in again in a step before this one, or correct the kubeconfig.`
      )
    )
  })

  it('an API server that can not be reached', async ({ shop }) => {
    await shop.write('kubeconfig', shop.cluster.kubeconfig.replace(/server: .*/, 'server: https://127.0.0.1:1'))
    expect(shop.told(await shop.deploy('1.1.0'))).toEqual(
      failed(
        'CLUSTER_UNREACHABLE',
        `Can't get APIResourceList coordination.k8s.io/v1: no answer from the API server https://127.0.0.1:1 (connect ECONNREFUSED 127.0.0.1:1).
Check that this runner may connect to it: a private cluster needs a runner in its network, a proxy needs HTTPS_PROXY.`
      )
    )
  })

  it('a certificate that the kubeconfig does not trust', async ({ shop }) => {
    await shop.write('kubeconfig', shop.cluster.kubeconfig.replace(/ +certificate-authority-data: .*\n/, ''))
    expect(shop.told(await shop.deploy('1.1.0'))).toEqual(
      failed(
        'CREDENTIALS_UNUSABLE',
        `Can't get APIResourceList coordination.k8s.io/v1: no answer from the API server https://cluster.test (self-signed certificate).
Its certificate is not the one that the kubeconfig trusts: check certificate-authority-data, server and tls-server-name there.`
      )
    )
  })
})

describe('an action on what was never released', () => {
  it('rollback says so, and names what is kept when a version is unknown', async ({ shop }) => {
    const inputs = { environment: 'production' }
    const none = shop.told(await shop.run('rollback', '1.1.0', { inputs }))
    await shop.deploy('1.1.0')
    const unknown = shop.told(await shop.run('rollback', '1.1.0', { inputs: { ...inputs, to: '0.9.0' } }))
    expect([none, unknown]).toEqual([
      failed('NOT_FOUND', 'Nothing was ever released as web.\nRelease the wanted version again from its tag.'),
      failed(
        'NOT_FOUND',
        'web has no version 0.9.0 to go back to.\nName the version to go to; the cluster keeps 1.1.0.'
      )
    ])
  })
})
