import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../src/io/clock.ts'
import { openAccess } from '../../../src/target/kubernetes/kubeconfig.ts'
import { folder, masked, opened, ports, refusal, write } from './kubeconfig-folder.ts'

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
