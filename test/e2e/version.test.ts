import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { packagesLoaded, telling } from './loaded.ts'
import { runAction, startAction } from './runner.ts'

let github: GitHub
beforeEach(async () => {
  github = await startGitHub({ token: 'ghs_token' })
})
afterEach(() => github.stop())

/** What only a build, a registry or GitHub needs; each is its own chunk. */
const heavy = ['@actions/exec', '@kubernetes/client-node', '@octokit/core', '@octokit/rest']

describe('the version action, as it is shipped', () => {
  it('reads a published release, and finds the one before with one request', async () => {
    github.publishRelease('v1.4.1')
    const event = github.publishRelease('v1.4.2')
    const before = github.requests.length
    const ran = await runAction('version', { event, token: 'ghs_token', env: { GITHUB_API_URL: github.url } })
    expect({ code: ran.code, annotations: ran.annotations, outputs: ran.outputs }).toEqual({
      code: 0,
      annotations: [],
      outputs: {
        version: '1.4.2',
        major: '1',
        minor: '4',
        patch: '2',
        prerelease: 'false',
        channel: 'stable',
        tags: expect.any(String),
        environment: 'production',
        previous: '1.4.1'
      }
    })
    expect(github.requests.length - before).toBe(1)
  })

  it('loads nothing for GitHub, builds or clusters that it does not use', async () => {
    const event = github.publishRelease('v1.4.2')
    const ran = await runAction('version', { event, node: telling })
    expect(ran.code).toBe(0)
    expect((await packagesLoaded(ran)).filter(name => heavy.includes(name))).toEqual([])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends with one error when %s comes while GitHub keeps silent',
    async signal => {
      const event = github.publishRelease('v1.4.2')
      const silent = createServer()
      const asked = new Promise(resolve => silent.once('request', resolve))
      await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
      const api = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
      const running = await startAction('version', { event, token: 'ghs_token', env: { GITHUB_API_URL: api } })
      await asked
      running.kill(signal)
      const ran = await running.ended
      silent.closeAllConnections()
      silent.close()
      expect({ code: ran.code, signal: ran.signal, annotations: ran.annotations }).toEqual({
        code: 1,
        signal: null,
        annotations: [
          {
            kind: 'error',
            title: 'CANCELLED',
            message: 'The run was cancelled.\nRun the same release again: it resumes from what the cluster shows.'
          }
        ]
      })
    }
  )

  it('leaves nothing behind when it is killed', async () => {
    const event = github.publishRelease('v1.4.2')
    const running = await startAction('version', { event, token: 'ghs_token', env: { GITHUB_API_URL: github.url } })
    running.kill('SIGKILL')
    const ran = await running.ended
    expect({ code: ran.code, signal: ran.signal, outputs: ran.outputs }).toEqual({
      code: null,
      signal: 'SIGKILL',
      outputs: {}
    })
  })
})
