import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { rights } from '../../src/target/kubernetes/rights.ts'
import type { Ran } from '../e2e/runner.ts'
import { createAccount, kubeconfigAs, tokenOf } from './accounts.ts'
import { deploy } from './deploys.ts'
import { nothingLost, underLoad } from './load.ts'
import { it, type Shop } from './shop.ts'

const ended = ({ code, annotations, outputs }: Ran) => ({ code, annotations, outcome: outputs.outcome })
const succeeded = { code: 0, annotations: [], outcome: 'SUCCEEDED' }

/** A token that the API server knows until the Secret `leash` goes, and a few seconds longer from its cache. */
async function leashedToken(shop: Shop): Promise<string> {
  await createAccount(shop, rights)
  await shop.kubectl('create', 'secret', 'generic', 'leash')
  return tokenOf(shop, 'leash')
}

/** A program that issues the token of a file, valid for `valid` seconds, and keeps count of how often it was asked. */
async function plugin(shop: Shop, token: string, valid?: number) {
  const path = (name: string) => join(shop.workspace, '..', name)
  const issue = (text: string) => writeFile(path('token'), text)
  await issue(token)
  await writeFile(path('calls'), '')
  const until = valid ? `, "expirationTimestamp": "$(/bin/date -u -d "+${valid} seconds" +%Y-%m-%dT%H:%M:%SZ)"` : ''
  const script = `#!/bin/bash
echo asked >>${path('calls')}
/bin/cat <<JSON
{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {"token": "$(<${path('token')})"${until}}}
JSON
`
  await writeFile(path('plugin'), script)
  await chmod(path('plugin'), 0o755)
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: path('plugin'), interactiveMode: 'Never' }
  const calls = async () => (await readFile(path('calls'), 'utf8')).split('\n').length - 1
  return { kubeconfig: await kubeconfigAs(shop, { exec }), issue, calls }
}

/** What has been issued until now ends, and `issue` makes a new token the one to be had. */
async function renew(shop: Shop, issue: (token: string) => Promise<void>): Promise<void> {
  await issue(await tokenOf(shop))
  await shop.kubectl('delete', 'secret', 'leash')
}

describe.concurrent('a token that ends in the bake', () => {
  it('and can be had again from its plugin before its time is over ends nothing', async ({ shop }) => {
    await shop.deployPlainly()
    // Credentials are renewed a minute before their time is over.
    const { kubeconfig, issue, calls } = await plugin(shop, await leashedToken(shop), 63)
    const { done, load } = await underLoad(await shop.address(), async () => {
      const running = await deploy(shop, '1.1.0', { kubeconfig, bake: '20s' })
      await running.seen(/has all the traffic$/)
      await renew(shop, issue)
      return await running.ended
    })
    expect(ended(done)).toEqual(succeeded)
    expect(await calls()).toBeGreaterThan(2)
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
  })

  it('without having said so is had again from its plugin, which ends nothing either', async ({ shop }) => {
    await shop.deployPlainly()
    const { kubeconfig, issue, calls } = await plugin(shop, await leashedToken(shop))
    const { done, load } = await underLoad(await shop.address(), async () => {
      const running = await deploy(shop, '1.1.0', { kubeconfig, bake: '20s' })
      await running.seen(/has all the traffic$/)
      await renew(shop, issue)
      return await running.ended
    })
    expect(ended(done)).toEqual(succeeded)
    expect(await calls()).toBe(2)
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
  })

  it('and can not be had again is one error, and the next run finishes the release', async ({ shop }) => {
    await shop.deployPlainly()
    const kubeconfig = await kubeconfigAs(shop, { token: await leashedToken(shop) })
    const { done, load } = await underLoad(await shop.address(), async () => {
      const running = await deploy(shop, '1.1.0', { kubeconfig, bake: '30s' })
      await running.seen(/has all the traffic$/)
      await shop.kubectl('delete', 'secret', 'leash')
      const first = await running.ended
      const fresh = await kubeconfigAs(shop, { token: await tokenOf(shop) })
      const second = await (await deploy(shop, '1.1.0', { kubeconfig: fresh, bake: '30s' })).ended
      await shop.quiet()
      return { first, second }
    })
    const message = expect.stringContaining('Unauthorized (HTTP 401)')
    const error = { kind: 'error', title: 'CLUSTER_DENIED', message }
    expect(ended(done.first)).toEqual({ code: 1, annotations: [error], outcome: 'STOPPED' })
    expect(ended(done.second)).toEqual(succeeded)
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
  })
})
