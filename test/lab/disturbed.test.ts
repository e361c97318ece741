import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, vi } from 'vitest'
import type { Ran } from '../e2e/runner.ts'
import { deploy, edit } from './deploys.ts'
import { nothingLost, underLoad } from './load.ts'
import { it, type Pod, type Shop } from './shop.ts'

const ended = ({ code, annotations, outputs }: Ran) => ({ code, annotations, outcome: outputs.outcome })
const succeeded = { code: 0, annotations: [], outcome: 'SUCCEEDED' }

/** Asks for the eviction of a pod, as `kubectl drain` does; the API server's refusal, or nothing once it goes. */
async function evict(shop: Shop, { metadata: { name } }: Pod): Promise<string | undefined> {
  const path = join(shop.workspace, '..', `${name}.json`)
  await writeFile(path, JSON.stringify({ apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name } }))
  const asked = shop.kubectl(
    'create',
    '--raw',
    `/api/v1/namespaces/${shop.namespace}/pods/${name}/eviction`,
    '-f',
    path
  )
  return asked.then(
    () => undefined,
    error => String(error.stderr)
  )
}

/** Evicts pods, all at once and then each that was refused as soon as budgets allow it; the refusals at first. */
async function drain(shop: Shop, pods: readonly Pod[]): Promise<string[]> {
  const first = await Promise.all(pods.map(async pod => ({ pod, refusal: await evict(shop, pod) })))
  const refused = first.flatMap(({ pod, refusal }) => (refusal === undefined ? [] : [{ pod, refusal }]))
  const untilGone = async (pod: Pod) => {
    const refusal = await evict(shop, pod)
    if (refusal !== undefined) throw new RangeError(refusal)
  }
  for (const { pod } of refused) await vi.waitFor(() => untilGone(pod), { timeout: 60_000, interval: 100 })
  return refused.map(({ refusal }) => refusal)
}

const refusal = expect.stringContaining("Cannot evict pod as it would violate the pod's disruption budget.")

interface Address {
  readonly metadata: { readonly name: string }
  readonly status: { readonly podIP: string }
}

/** Tells pods to say that they are (not) ready, and waits until Kubernetes has noticed. */
async function setReady(shop: Shop, pods: readonly Address[], ready: boolean): Promise<void> {
  for (const { status } of pods) await fetch(`http://${status.podIP}:8080/ready?ok=${ready}`, { method: 'POST' })
  const names = pods.map(({ metadata }) => `pod/${metadata.name}`)
  await shop.kubectl('wait', `--for=condition=Ready=${ready}`, '--timeout=30s', ...names)
}

const newPods = async (shop: Shop): Promise<Address[]> =>
  (await shop.get<{ items: Address[] }>('pods', '-l', 'cutover.dev/release')).items

describe.concurrent('a node that is drained in the bake', () => {
  it('has the pods of both releases replaced as their budgets allow, and nothing is lost', async ({ shop }) => {
    await shop.deployPlainly()
    const { done, load } = await underLoad(await shop.address(), async () => {
      const running = await deploy(shop, '1.1.0', { bake: '25s' })
      await running.seen(/has all the traffic$/)
      const releases = await Promise.all(['cutover.dev/release', 'app=web,!cutover.dev/release'].map(s => shop.pods(s)))
      const refusals = await Promise.all(releases.map(pods => drain(shop, pods)))
      const ran = await running.ended
      await shop.quiet()
      return { ran, refusals }
    })
    expect(done.refusals).toEqual([[refusal], [refusal]])
    expect(ended(done.ran)).toEqual(succeeded)
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
  })
})

describe.concurrent('pods that lose their readiness in the bake', () => {
  it('one after the other, and gain it again, do not end the release', async ({ shop }) => {
    await shop.deployPlainly()
    const { done, load } = await underLoad(await shop.address(), async () => {
      const running = await deploy(shop, '1.1.0', { bake: '20s' })
      await running.seen(/has all the traffic$/)
      for (const pod of await newPods(shop)) {
        await setReady(shop, [pod], false)
        await setReady(shop, [pod], true)
      }
      const ran = await running.ended
      await shop.quiet()
      return ran
    })
    expect(ended(done)).toEqual(succeeded)
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
  })

  it('all at once send the traffic back, whatever was lost until then', async ({ shop }) => {
    await shop.deployPlainly()
    const running = await deploy(shop, '1.1.0', { bake: '20s' })
    await running.seen(/has all the traffic$/)
    const before = newPods(shop).then(pods => setReady(shop, pods, false))
    const ran = await running.ended
    await before.catch(() => undefined) // they may be gone before the wait for them is over
    const message = expect.stringContaining(
      `no pod of Deployment web-${ran.outputs['release-id']} is ready any more; the traffic is on 1.0.0`
    )
    const error = { kind: 'error', title: 'ROLLED_BACK', message }
    expect(ended(ran)).toEqual({ code: 1, annotations: [error], outcome: 'ROLLED_BACK' })
    const { done, load } = await underLoad(await shop.address(), () => shop.quiet())
    expect([done, load]).toEqual([undefined, nothingLost(load, ['1.0.0'])])
  })
})

const sidecar = (image: string) => (text: string) =>
  text.replace('containers:\n', `containers:\n        - { name: sidecar, image: '${image}' }\n`)

const headless = (annotations: string) => `apiVersion: v1
kind: Service
metadata: { name: web-peers, annotations: { ${annotations} } }
spec: { clusterIP: None, selector: { app: web }, ports: [{ port: 8080, targetPort: http }] }
`

describe.concurrent('a release', () => {
  it('of an image that is not there is stopped at once, and no traffic moves', async ({ shop }) => {
    await shop.deployPlainly()
    await edit(join(shop.workspace, 'k8s'), 'deployment.yaml', sidecar(`${shop.repository}:missing`))
    const { done, load } = await underLoad(await shop.address(), async () => {
      const ran = await (await deploy(shop, '1.1.0', { deadline: '5m' })).ended
      await shop.quiet()
      return ran
    })
    const message = expect.stringContaining(
      `the image ${shop.repository}:missing of container sidecar is not found; the traffic is on 1.0.0`
    )
    const error = { kind: 'error', title: 'STOPPED', message }
    expect(ended(done)).toEqual({ code: 1, annotations: [error], outcome: 'STOPPED' })
    expect(load).toEqual(nothingLost(load, ['1.0.0']))
  })

  it('with a headless Service is refused, and nothing is changed', async ({ shop }) => {
    await writeFile(join(shop.workspace, 'k8s/headless.yaml'), headless(''))
    await shop.deployPlainly()
    const before = [await shop.selector(), await shop.selector('web-peers')]
    const ran = await (await deploy(shop, '1.1.0')).ended
    const message = expect.stringContaining('Service web-peers is headless')
    const error = { kind: 'error', title: 'PREFLIGHT_FAILED', message }
    expect(ended(ran)).toEqual({ code: 1, annotations: [expect.objectContaining(error)], outcome: 'STOPPED' })
    expect([await shop.selector(), await shop.selector('web-peers')]).toEqual(before)
  })

  it('with a headless Service whose clients look its name up anew moves it with the others', async ({ shop }) => {
    await writeFile(join(shop.workspace, 'k8s/headless.yaml'), headless('cutover.dev/headless: move'))
    await shop.deployPlainly()
    const ran = await (await deploy(shop, '1.1.0')).ended
    const message = expect.stringContaining(
      'Service web-peers is headless: clients that know the addresses of old pods keep them after the cutover.'
    )
    expect(ended(ran)).toEqual({ ...succeeded, annotations: [expect.objectContaining({ kind: 'warning', message })] })
    const live = { app: 'web', 'cutover.dev/release': ran.outputs['release-id'] }
    expect([await shop.selector(), await shop.selector('web-peers')]).toEqual([live, live])
  })
})
