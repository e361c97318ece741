import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { CutoverError } from '../../../src/errors.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { systemFiles } from '../../../src/io/files.ts'
import { systemProcesses } from '../../../src/io/process.ts'
import { silent } from '../../../src/runner/report.ts'
import type { AccessOptions, AccessPorts } from '../../../src/target/kubernetes/kubeconfig.ts'
import { openAccess } from '../../../src/target/kubernetes/kubeconfig.ts'

let folder: string
let masked: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'))
  masked = []
})
afterEach(() => rm(folder, { recursive: true }))

const ports = (environment: Record<string, string> = {}, now = () => systemClock.now()): AccessPorts => ({
  files: systemFiles,
  processes: systemProcesses,
  clock: { ...systemClock, now },
  report: { ...silent, mask: secret => void masked.push(secret) },
  environment
})

interface Written {
  name?: string
  cluster?: object
  user?: object
  context?: object
}

/** Writes a kubeconfig whose cluster, user and context have one name. */
async function write(file: string, { name = 'prod', cluster = {}, user = {}, context = {} }: Written = {}) {
  const path = join(folder, file)
  const config = {
    'current-context': name,
    clusters: [{ name, cluster: { server: `https://${name}.example:6443`, ...cluster } }],
    users: [{ name, user }],
    contexts: [{ name, context: { cluster: name, user: name, ...context } }]
  }
  await writeFile(path, stringify(config))
  return path
}

/** Everything that an Access says. */
async function opened(options: AccessOptions, given = ports()): Promise<unknown> {
  const access = await openAccess(options, given)
  const headers = await access.headers()
  const { server, namespace, tls, proxy } = access
  return { server: server.href, namespace, tls, headers, ...(proxy ? { proxy: proxy.href } : {}) }
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work
  } catch (error) {
    const { code, message, hint } = error as CutoverError
    return { code, message: message.replaceAll(folder, 'FOLDER'), hint }
  }
}

/** A credential plugin: a shell script that counts its runs in `runs` and then does `body`. */
async function plugin(body: string): Promise<string> {
  const path = join(folder, 'plugin')
  await writeFile(path, `#!/bin/sh\necho run >> ${join(folder, 'runs')}\n${body}\n`)
  await chmod(path, 0o755)
  return path
}
const runs = async (): Promise<number> => (await readFile(join(folder, 'runs'), 'utf8')).trim().split('\n').length
const prints = (status: object, apiVersion = 'client.authentication.k8s.io/v1'): string =>
  `echo '${JSON.stringify({ apiVersion, kind: 'ExecCredential', status })}'`
const exec = (command: string, more: object = {}) => ({
  user: { exec: { apiVersion: 'client.authentication.k8s.io/v1', command, interactiveMode: 'IfAvailable', ...more } }
})

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

describe('an exec plugin', () => {
  test('is told the cluster when it asks, runs once, and again when its credential is about to expire', async () => {
    const status = '{"token":"%s","expirationTimestamp":"2026-01-01T00:10:00Z"}'
    const command = await plugin(
      `info=$(printf %s "$KUBERNETES_EXEC_INFO" | base64 | tr -d '\\n')
      printf '{"apiVersion":"client.authentication.k8s.io/v1","status":${status}}' "$info$EXTRA$1"`
    )
    await write('config', {
      cluster: {
        'certificate-authority-data': 'Q0E=',
        extensions: [{ name: 'client.authentication.k8s.io/exec', extension: { audience: 'x' } }]
      },
      ...exec('./plugin', { env: [{ name: 'EXTRA', value: '!' }], args: ['?'], provideClusterInfo: true })
    })
    let now = Date.parse('2026-01-01T00:00:00Z')
    const access = await openAccess(
      { kubeconfig: join(folder, 'config') },
      ports({}, () => now)
    )
    const [first, second] = await Promise.all([access.headers(), access.headers()])
    const said = first.authorization?.slice('Bearer '.length, -2) ?? ''
    expect([first, first.authorization?.slice(-2), JSON.parse(Buffer.from(said, 'base64').toString())]).toEqual([
      second,
      '!?',
      {
        apiVersion: 'client.authentication.k8s.io/v1',
        kind: 'ExecCredential',
        spec: {
          interactive: false,
          cluster: {
            server: 'https://prod.example:6443',
            'certificate-authority-data': 'Q0E=',
            config: { audience: 'x' }
          }
        }
      }
    ])
    expect([command, await runs()]).toEqual([join(folder, 'plugin'), 1])
    now = Date.parse('2026-01-01T00:08:59Z')
    await access.headers()
    expect(await runs()).toBe(1)
    now = Date.parse('2026-01-01T00:09:00Z')
    await access.headers()
    expect(await runs()).toBe(2)
    access.renew()
    await access.headers()
    expect(await runs()).toBe(3)
  })

  test('may bring a client certificate', async () => {
    const status = { clientCertificateData: 'CERT', clientKeyData: 'KEY' }
    const kubeconfig = await write('config', exec(await plugin(prints(status))))
    expect(await opened({ kubeconfig })).toMatchObject({ tls: { cert: 'CERT', key: 'KEY' }, headers: {} })
    expect(masked).toEqual(['KEY'])
  })

  test.each([
    ['kubelogin', 'Add azure/use-kubelogin before this step, and azure/login for the identity.'],
    ['aws', 'Add aws-actions/configure-aws-credentials before this step; its runner needs the aws command.'],
    [
      'gke-gcloud-auth-plugin',
      'Add google-github-actions/setup-gcloud with install_components: gke-gcloud-auth-plugin before this step, or use google-github-actions/get-gke-credentials, which needs no plugin.'
    ],
    ['other', 'Install it in a step before this one, or write a kubeconfig that holds a token.']
  ])('%s that is not installed is named with what installs it', async (tool, hint) => {
    const command = `${folder}/absent/${tool}`
    const kubeconfig = await write('config', exec(command))
    expect(await refusal(opened({ kubeconfig }))).toEqual({
      code: 'CREDENTIALS_UNUSABLE',
      message: `The kubeconfig gets its credentials from FOLDER/absent/${tool}, which is not installed here.`,
      hint
    })
  })

  test("tells how to install it in its author's words as well", async () => {
    const kubeconfig = await write('config', exec(`${folder}/absent/mine`, { installHint: 'Ask Ann.' }))
    expect(await refusal(opened({ kubeconfig }))).toMatchObject({ hint: 'Ask Ann.' })
  })

  test('that fails is quoted with its last lines', async () => {
    const kubeconfig = await write(
      'config',
      exec(await plugin('for i in 1 2 3 4 5 6; do echo line $i >&2; done; exit 3'))
    )
    expect(await refusal(opened({ kubeconfig }))).toEqual({
      code: 'CREDENTIALS_UNUSABLE',
      message: 'The credential plugin FOLDER/plugin failed with exit code 3:\nline 2\nline 3\nline 4\nline 5\nline 6',
      hint: 'Check the login in the step before this one: it may have expired, or its identity may lack access to the cluster.'
    })
  })

  test('that failed once is asked again', async () => {
    const command = await plugin(
      `[ -e ${folder}/ready ] || { touch ${folder}/ready; exit 1; }\n${prints({ token: 'abc' })}`
    )
    const access = await openAccess({ kubeconfig: await write('config', exec(command)) }, ports())
    await expect(access.headers()).rejects.toMatchObject({ code: 'CREDENTIALS_UNUSABLE' })
    expect(await access.headers()).toEqual({ authorization: 'Bearer abc' })
  })

  test.each([
    ['speaks another version', prints({ token: 'abc' }, 'client.authentication.k8s.io/v1beta1')],
    ['gives half a certificate', prints({ clientCertificateData: 'CERT' })],
    ['prints no JSON', 'echo hello'],
    ['prints nothing', ':']
  ])('that %s is refused', async (_, body) => {
    const kubeconfig = await write('config', exec(await plugin(body)))
    expect(await refusal(opened({ kubeconfig }))).toEqual({
      code: 'CREDENTIALS_UNUSABLE',
      message:
        'The credential plugin FOLDER/plugin printed no ExecCredential of client.authentication.k8s.io/v1 with a token or certificate.',
      hint: 'Log in again with a current version of the tool that wrote the kubeconfig.'
    })
  })

  test('that needs a person is not even started', async () => {
    const kubeconfig = await write('config', exec('absent', { interactiveMode: 'Always' }))
    expect(await refusal(opened({ kubeconfig }))).toEqual({
      code: 'CREDENTIALS_UNUSABLE',
      message: 'The credential plugin absent has interactiveMode Always, and there is nobody to answer it.',
      hint: 'Use a login that needs no person, or write a kubeconfig that holds a token.'
    })
  })

  test('that waits for a person is stopped', async () => {
    const kubeconfig = await write('config', exec(await plugin('exec sleep 600')))
    const impatient = { ...ports(), clock: { ...systemClock, sleep: async () => undefined } }
    expect(await refusal(opened({ kubeconfig }, impatient))).toEqual({
      code: 'CREDENTIALS_UNUSABLE',
      message: 'The credential plugin FOLDER/plugin gave no answer within 60 s.',
      hint: 'It probably waits for a person. Choose a login that needs none, such as kubelogin convert-kubeconfig -l azurecli.'
    })
  })
})

describe('a kubeconfig that leads nowhere is one clear error:', () => {
  const logIn =
    'Log in to the cluster in a step before this one (azure/aks-set-context, aws eks update-kubeconfig, google-github-actions/get-gke-credentials), or give the path of a kubeconfig in the input kubeconfig.'
  const unusable = (message: string, hint = logIn) => ({ code: 'CREDENTIALS_UNUSABLE', message, hint })
  const choose = 'Set the input context to one that it has, or log in again.'

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
