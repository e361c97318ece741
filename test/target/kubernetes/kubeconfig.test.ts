import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { CutoverError } from '../../../src/errors.ts'
import { systemFiles } from '../../../src/io/files.ts'
import { openAccess } from '../../../src/target/kubernetes/kubeconfig.ts'
import { folder, masked, opened, ports, refusal, write } from './kubeconfig-folder.ts'

describe('which cluster:', () => {
  const prod = { server: 'https://prod.example:6443/', namespace: 'default', tls: {}, headers: {} }

  test('the kubeconfig of the input goes before the one of the environment', async () => {
    const given = await write('given')
    const other = await write('other', { name: 'other' })
    expect(await opened({ kubeconfig: given }, ports({ KUBECONFIG: other, HOME: folder }))).toEqual(prod)
  })

  test('of several files in KUBECONFIG the first that says something wins, and missing ones are passed over', async () => {
    const first = await write('first', { cluster: { server: 'https://first.example' } })
    const second = await write('second', { context: { namespace: 'shop' } })
    await write('third', { name: 'third' })
    const list = ['missing', 'first', 'second', 'third'].map(file => join(folder, file)).join(delimiter)
    expect(await opened({}, ports({ KUBECONFIG: list }))).toEqual({ ...prod, server: 'https://first.example/' })
    expect(await opened({ context: 'third' }, ports({ KUBECONFIG: list }))).toEqual({
      ...prod,
      server: 'https://third.example:6443/'
    })
    expect(await opened({}, ports({ KUBECONFIG: [second, first].join(delimiter) }))).toEqual({
      ...prod,
      namespace: 'shop'
    })
  })

  test('without both, ~/.kube/config is read', async () => {
    await mkdir(join(folder, '.kube'))
    await write('.kube/config')
    expect(await opened({ namespace: 'mine' }, ports({ HOME: folder }))).toEqual({ ...prod, namespace: 'mine' })
  })

  test('a pod speaks to its own cluster with its service account, whose token is read anew each time', async () => {
    const account = '/var/run/secrets/kubernetes.io/serviceaccount'
    const content: Record<string, string> = { 'ca.crt': 'CA', namespace: 'shop\n', token: 'one\n' }
    const files = {
      ...systemFiles,
      exists: async (path: string) => path.startsWith(account),
      read: async (path: string) => Buffer.from(content[path.slice(account.length + 1)] ?? '')
    }
    const environment = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '443' }
    const access = await openAccess({}, { ...ports(environment), files })
    const first = await access.headers()
    content.token = 'two'
    expect([access.server.href, access.namespace, access.tls, first, await access.headers()]).toEqual([
      'https://[fd00::1]/',
      'shop',
      { ca: 'CA' },
      { authorization: 'Bearer one' },
      { authorization: 'Bearer two' }
    ])
    expect(masked).toEqual(['one', 'two'])
  })

  test('what TLS needs comes from the file or from beside it', async () => {
    await writeFile(join(folder, 'ca.pem'), 'CA')
    await writeFile(join(folder, 'key.pem'), 'KEY')
    const kubeconfig = await write('config', {
      cluster: { 'certificate-authority': 'ca.pem', 'tls-server-name': 'api', 'proxy-url': 'http://proxy:3128' },
      user: { 'client-certificate-data': Buffer.from('CERT').toString('base64'), 'client-key': 'key.pem', as: 'ann' }
    })
    expect(await opened({ kubeconfig })).toEqual({
      ...prod,
      tls: { ca: 'CA', cert: 'CERT', key: 'KEY', servername: 'api' },
      headers: { 'impersonate-user': 'ann' },
      proxy: 'http://proxy:3128/'
    })
  })

  test('a cluster that is not verified gets no authority', async () => {
    const cluster = { 'insecure-skip-tls-verify': true, 'certificate-authority-data': 'Q0E=' }
    const kubeconfig = await write('config', { cluster, user: { token: 'abc' } })
    expect(await opened({ kubeconfig })).toEqual({
      ...prod,
      tls: { rejectUnauthorized: false },
      headers: { authorization: 'Bearer abc' }
    })
    expect(masked).toEqual(['abc'])
  })

  test('a token file goes before a token, and a password is Basic', async () => {
    await writeFile(join(folder, 'token'), 'fresh\n')
    const both = await write('both', { user: { token: 'old', tokenFile: 'token' } })
    const basic = await write('basic', { user: { username: 'ann', password: 'pw' } })
    expect([await opened({ kubeconfig: both }), await opened({ kubeconfig: basic })]).toEqual([
      { ...prod, headers: { authorization: 'Bearer fresh' } },
      { ...prod, headers: { authorization: 'Basic YW5uOnB3' } }
    ])
  })
})

describe('a kubeconfig that leads nowhere is one clear error:', () => {
  const logIn =
    'Log in to the cluster in a step before this one (azure/aks-set-context, aws eks update-kubeconfig, google-github-actions/get-gke-credentials), or give the path of a kubeconfig in the input kubeconfig.'
  const unusable = (message: string, hint = logIn) => ({ code: 'CREDENTIALS_UNUSABLE', message, hint })
  const choose = 'Set the input kube-context, or context in the config, to one that it has; or log in again.'

  test('none at all', async () => {
    expect(await refusal(opened({}, ports({ HOME: folder })))).toEqual(
      unusable(
        'No kubeconfig was found: KUBECONFIG is not set, ~/.kube/config does not exist, and this is no pod of a cluster.'
      )
    )
  })

  test('KUBECONFIG names nothing that exists', async () => {
    expect(await refusal(opened({}, ports({ KUBECONFIG: join(folder, 'missing') })))).toEqual(
      unusable('KUBECONFIG names FOLDER/missing, which does not exist.')
    )
  })

  test('no YAML', async () => {
    const path = join(folder, 'config')
    await writeFile(path, 'a: [')
    expect(await refusal(opened({ kubeconfig: path }))).toEqual(
      unusable(
        'FOLDER/config is not a kubeconfig: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 5.',
        'Repair the file, or write it anew by logging in.'
      )
    )
  })

  test('no YAML, without a word of what stands there', async () => {
    const kubeconfig = join(folder, 'config')
    await writeFile(kubeconfig, 'users: [{ name: ci, user: { token: hunter2 ]\ncontexts: []')
    const refused = await openAccess({ kubeconfig }, ports()).catch((error: CutoverError) => error)
    expect(inspect(refused, { depth: 9 })).not.toContain('hunter2')
  })

  test('a context that it does not have', async () => {
    const kubeconfig = await write('config')
    expect(await refusal(opened({ kubeconfig, context: 'dev' }))).toEqual(
      unusable('The kubeconfig FOLDER/config has no context dev. It has prod.', choose)
    )
  })

  test('an empty file', async () => {
    const kubeconfig = join(folder, 'config')
    await writeFile(kubeconfig, '')
    expect(await refusal(opened({ kubeconfig }))).toEqual(
      unusable('The kubeconfig FOLDER/config names no current context. It has no context at all.', choose)
    )
  })

  test('a context whose user is missing', async () => {
    const kubeconfig = await write('config', { context: { user: 'ann' } })
    expect(await refusal(opened({ kubeconfig }))).toEqual(
      unusable('The kubeconfig FOLDER/config has no user ann. It has prod.', choose)
    )
  })

  test('no address', async () => {
    const kubeconfig = await write('config', { cluster: { server: 'prod:6443' } })
    expect(await refusal(opened({ kubeconfig }))).toEqual(
      unusable("The kubeconfig FOLDER/config has 'prod:6443' as its server, which is no http or https address.")
    )
  })

  test('a SOCKS proxy', async () => {
    const kubeconfig = await write('config', { cluster: { 'proxy-url': 'socks5://localhost:1080' } })
    expect(await refusal(opened({ kubeconfig }))).toEqual(
      unusable(
        'The kubeconfig FOLDER/config has a proxy-url that is no http or https address.',
        'Only HTTP proxies are supported. Start one in front of the SOCKS proxy.'
      )
    )
  })

  test('an auth-provider', async () => {
    const kubeconfig = await write('config', { user: { 'auth-provider': { name: 'gcp' } } })
    expect(await refusal(opened({ kubeconfig }))).toEqual(
      unusable(
        'The kubeconfig uses the auth-provider gcp, which Kubernetes gave up.',
        'Log in again with a current tool: it writes an exec plugin into the kubeconfig.'
      )
    )
  })
})
