import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Credential } from '../../src/image/docker-config.ts'
import { dockerAuthConfig, dockerCredentials } from '../../src/image/docker-config.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemProcesses } from '../../src/io/process.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-docker-'))
  path = join(folder, 'config.json')
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const base64 = (text: string): string => Buffer.from(text).toString('base64')

function credential(domain: string, environment: Record<string, string> = {}): Promise<Credential | undefined> {
  const all = { DOCKER_CONFIG: folder, ...environment }
  return dockerCredentials({ files: systemFiles, processes: systemProcesses, environment: all })(domain)
}

const configure = (config: unknown): Promise<void> =>
  writeFile(path, typeof config === 'string' ? config : JSON.stringify(config))

/** A credential helper, as a program on PATH. */
async function helper(name: string, script: string): Promise<void> {
  const program = join(folder, `docker-credential-${name}`)
  await writeFile(program, `#!/bin/sh\n${script}\n`)
  await chmod(program, 0o755)
}

describe('the Docker configuration', () => {
  it('that does not exist knows nobody', async () => {
    expect(await credential('ghcr.io')).toBeUndefined()
    expect(await credential('ghcr.io', { DOCKER_CONFIG: '', HOME: '' })).toBeUndefined()
  })

  it.each([
    ['an auth', { auth: base64('robot:pass:word') }, { username: 'robot', password: 'pass:word' }],
    ['an auth padded by an old client', { auth: base64('robot:word\0\0') }, { username: 'robot', password: 'word' }],
    ['user and password', { username: 'robot', password: 'word' }, { username: 'robot', password: 'word' }],
    ['an identity token', { auth: base64('0000:'), identitytoken: 'token' }, { identityToken: 'token' }]
  ])('gives %s', async (_, entry, expected) => {
    await configure({ auths: { 'ghcr.io': entry } })
    expect(await credential('ghcr.io')).toEqual({ source: path, ...expected })
  })

  it.each([
    ['ghcr.io', 'https://ghcr.io'],
    ['ghcr.io', 'https://ghcr.io/v1/'],
    ['127.0.0.1:5000', '127.0.0.1:5000'],
    ['docker.io', 'https://index.docker.io/v1/'],
    ['docker.io', 'docker.io']
  ])('knows %s as %s', async (domain, key) => {
    await configure({ auths: { 'quay.io': { auth: base64('a:b') }, [key]: { auth: base64('robot:word') } } })
    expect(await credential(domain)).toEqual({ source: path, username: 'robot', password: 'word' })
  })

  it.each(['ghcr.io.evil.example', 'evil-ghcr.io', 'ghcr.io:443'])('gives nothing of ghcr.io to %s', async domain => {
    await configure({ auths: { 'ghcr.io': { auth: base64('robot:word') } } })
    expect(await credential(domain)).toBeUndefined()
  })

  it('is looked for in the home folder', async () => {
    const home = { DOCKER_CONFIG: '', HOME: join(folder, 'home') }
    await systemFiles.write(join(folder, 'home/.docker/config.json'), '{"auths":{"ghcr.io":{"auth":"YTpi"}}}')
    expect(await credential('ghcr.io', home)).toMatchObject({ username: 'a', password: 'b' })
  })

  it.each([
    ['{"auths":{"ghcr.io":{"auth":"hunter2', 'it is not JSON'],
    [{ auths: { 'ghcr.io': 'hunter2' } }, 'auths.ghcr.io has not the form of a Docker configuration'],
    [{ auths: { 'ghcr.io': { auth: 'hunter2' } } }, 'the auth of ghcr.io is not the base64 form of user:password']
  ])('%j is unusable, and the message shows no secret', async (config, reason) => {
    await configure(config)
    const error = await credential('ghcr.io').catch(thrown => thrown)
    expect({ code: error.code, message: error.message, cause: error.cause }).toEqual({
      code: 'CREDENTIALS_UNUSABLE',
      message: `Can't use the registry credentials in ${path}: ${reason}.`,
      cause: undefined
    })
  })
})

describe('DOCKER_AUTH_CONFIG', () => {
  it('goes before the file, as for Docker', async () => {
    await configure({ auths: { 'ghcr.io': { auth: base64('file:word') }, 'quay.io': { auth: base64('file:word') } } })
    const environment = {
      DOCKER_AUTH_CONFIG: dockerAuthConfig({ 'ghcr.io': { username: 'job', password: 'token' } })
    }
    expect(await credential('ghcr.io', environment)).toEqual({
      source: 'DOCKER_AUTH_CONFIG',
      username: 'job',
      password: 'token'
    })
    expect(await credential('quay.io', environment)).toMatchObject({ username: 'file' })
  })

  it('has exactly the fields that Docker reads, because it refuses others', () => {
    expect(JSON.parse(dockerAuthConfig({ 'docker.io': { username: 'job', password: 'token' } }))).toEqual({
      auths: { 'https://index.docker.io/v1/': { auth: base64('job:token') } }
    })
  })
})

describe('a credential helper', () => {
  it('is asked for its registry, by its standard input, once', async () => {
    await configure({ credHelpers: { 'ghcr.io': 'test' } })
    await helper(
      'test',
      `read server; echo "$1 $server" >> ${folder}/asked; echo '{"Username":"robot","Secret":"word"}'`
    )
    const credentials = dockerCredentials({
      files: systemFiles,
      processes: systemProcesses,
      environment: { DOCKER_CONFIG: folder }
    })
    const expected = { source: 'docker-credential-test', username: 'robot', password: 'word' }
    expect(await Promise.all([credentials('ghcr.io'), credentials('ghcr.io')])).toEqual([expected, expected])
    expect((await systemFiles.read(join(folder, 'asked'))).toString()).toBe('get ghcr.io\n')
  })

  it('as the store of all is asked for Docker Hub by its old address', async () => {
    await configure({ credsStore: 'test', credHelpers: { 'ghcr.io': 'other' } })
    await helper('test', 'read server; echo "{\\"Username\\":\\"robot\\",\\"Secret\\":\\"$server\\"}"')
    expect(await credential('docker.io')).toMatchObject({ password: 'https://index.docker.io/v1/' })
  })

  it('may give an identity token', async () => {
    await configure({ credsStore: 'test' })
    await helper('test', `echo '{"Username":"<token>","Secret":"identity"}'`)
    expect(await credential('acme.azurecr.io')).toEqual({ source: 'docker-credential-test', identityToken: 'identity' })
  })

  it('that has nothing leaves it to the file', async () => {
    await configure({ credsStore: 'test', auths: { 'ghcr.io': { auth: base64('robot:word') } } })
    await helper('test', 'echo "credentials not found in native keychain"; exit 1')
    expect(await credential('ghcr.io')).toMatchObject({ source: path, username: 'robot' })
    expect(await credential('quay.io')).toBeUndefined()
  })

  it.each([
    ['fails', 'echo "no AWS region" >&2; exit 3', 'it ended with exit code 3: "no AWS region"'],
    ['answers nonsense', 'echo hunter2', 'its answer has no user name and secret'],
    ['answers null', 'echo null', 'its answer has no user name and secret']
  ])('that %s makes one clear error', async (_, script, reason) => {
    await configure({ credsStore: 'test' })
    await helper('test', script)
    await expect(credential('ghcr.io')).rejects.toMatchObject({
      code: 'CREDENTIALS_UNUSABLE',
      message: `docker-credential-test gave no credentials for ghcr.io: ${reason}.`
    })
  })

  it('that is not installed is named', async () => {
    await configure({ credsStore: 'absent' })
    await expect(credential('ghcr.io')).rejects.toMatchObject({
      code: 'CREDENTIALS_UNUSABLE',
      message:
        'docker-credential-absent gave no credentials for ghcr.io: ' +
        "docker-credential-absent can't be started: no such program is on PATH."
    })
  })

  it('can not be a program off PATH', async () => {
    await configure({ credsStore: 'x/../../evil' })
    await expect(credential('ghcr.io')).rejects.toMatchObject({
      code: 'CREDENTIALS_UNUSABLE',
      message: '"docker-credential-x/../../evil" gave no credentials for ghcr.io: its name is no plain word.'
    })
  })
})
