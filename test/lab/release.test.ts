import { describe, expect, inject } from 'vitest'
import type { Ran } from '../e2e/runner.ts'
import { listen, trafficWrites, writers, writes, written } from './audit.ts'
import { nothingLost, underLoad } from './load.ts'
import { it, type Shop } from './shop.ts'

interface Deployment {
  readonly spec: { readonly template: { spec: { containers: { image: string }[] } } }
}

async function digestInRegistry(shop: Shop, tag: string): Promise<string | null> {
  const path = shop.repository.slice(shop.repository.indexOf('/') + 1)
  const answer = await fetch(`http://${inject('parts').registry}/v2/${path}/manifests/${tag}`, {
    method: 'HEAD',
    headers: { accept: 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json' }
  })
  return answer.headers.get('docker-content-digest')
}

/** What runs as `release`, as its Deployment, the node and the Services tell it. */
async function whatRuns(shop: Shop, release: string) {
  const deployment = await shop.get<Deployment>('deployment', `web-${release}`)
  const pods = await shop.pods(`cutover.dev/release=${release}`)
  return {
    deployment: deployment.spec.template.spec.containers.map(({ image }) => image),
    pods: pods.flatMap(pod => (pod.status.containerStatuses ?? []).map(({ imageID }) => imageID)),
    web: await shop.selector('web'),
    internal: await shop.selector('web-internal')
  }
}

const ended = ({ code, annotations }: Ran) => ({ code, annotations })
const twice = (line: string): string[] => [line, line]
const green = { code: 0, annotations: [] }

describe.concurrent('the release of a published version', () => {
  it('brings the image that it built live under load, and nothing is lost', async ({ shop }) => {
    await shop.deployPlainly()
    const { done, load } = await underLoad(await shop.address(), async () => {
      const first = await (await shop.release('1.1.0')).ended
      const requests = await listen(shop.namespace)
      const second = await (await shop.release('1.2.0')).ended
      const audited = await requests()
      await shop.quiet()
      return { first, second, audited }
    })
    const { first, second, audited } = done
    expect([ended(first), ended(second)]).toEqual([green, green])
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0', '1.2.0']))

    const { outputs, summary } = second
    const digest = await digestInRegistry(shop, '1.2.0')
    const image = `${shop.repository}:1.2.0@${digest}`
    const release = outputs['release-id'] ?? ''
    expect(outputs).toEqual({
      outcome: 'SUCCEEDED',
      version: '1.2.0',
      digest,
      image,
      environment: 'production',
      'release-id': expect.stringMatching(/^1-2-0-[0-9a-f]{8}$/),
      previous: '1.1.0',
      summary
    })
    const live = { app: 'web', 'cutover.dev/release': release }
    const id = `${shop.repository}@${digest}`
    expect(await whatRuns(shop, release)).toEqual({ deployment: [image], pods: [id, id], web: live, internal: live })

    expect([trafficWrites(audited, 'web'), trafficWrites(audited, 'web-internal')]).toEqual([[live], [live]])
    expect(writers(audited)).toEqual(['cutover'])
    expect(written(audited, { [release]: 'GREEN', [first.outputs['release-id'] ?? '']: 'BLUE' })).toEqual([
      'create configmaps web-7cb5f20ac6', // it has this name already
      'create deployments web-GREEN',
      'create horizontalpodautoscalers web-GREEN',
      'create poddisruptionbudgets web-GREEN',
      'create secrets cutover-shop-GREEN',
      'delete horizontalpodautoscalers web-BLUE',
      ...twice('patch deployments web-BLUE'), // fenced, and retired
      ...twice('patch services web'), // fenced, and moved
      ...twice('patch services web-internal'),
      ...twice('patch services web-internal-preview'),
      ...twice('patch services web-preview')
    ])
  })

  it('leaves a record at GitHub and a summary that says how to go back', async ({ shop }) => {
    await shop.deployPlainly()
    const { outputs, summary } = await (await shop.release('1.1.0')).ended
    const url = 'https://github.com/acme/shop/actions/runs/1001'
    const page = 'https://github.com/acme/shop/releases/tag/v1.1.0'
    const image = { name: 'shop', repository: shop.repository, digest: outputs.digest, tag: '1.1.0' }
    const records = shop.github.deployments().map(({ ref, environment, production, payload, statuses }) => ({
      ref,
      environment,
      production,
      payload,
      statuses: statuses.map(({ state, description, logUrl }) => ({ state, description, logUrl }))
    }))
    expect(records).toEqual([
      {
        ref: 'v1.1.0',
        environment: 'production',
        production: true,
        payload: {
          format: 'cutover/1',
          task: 'deploy',
          environment: 'production',
          production: true,
          version: '1.1.0',
          ref: 'v1.1.0',
          releaseId: outputs['release-id'],
          images: [image],
          actor: 'ada',
          runUrl: url
        },
        statuses: [
          { state: 'in_progress', description: 'Started by ada', logUrl: url },
          { state: 'success', description: 'SUCCEEDED: shop 1.1.0 is live', logUrl: url }
        ]
      }
    ])
    expect(summary.split('\n').filter(line => /^(##|\| \w|\*\*)/.test(line))).toEqual([
      '## ✅ 1.1.0 is live in production',
      '| Outcome | SUCCEEDED |',
      `| Version | [1.1.0](${page}) |`,
      '| Environment | production |',
      `| Image shop | \`${shop.repository}:1.1.0@${outputs.digest}\` |`,
      '| Previous | `1.0.0` |',
      expect.stringMatching(/^\| Duration \| [\d.]+ s \|$/),
      '| Gate | | Last answer |',
      '| before | `http /healthz` | ✅ 200, expected 200 (1 of 1 good) |',
      expect.stringMatching(/^\| after \| `http \/healthz` \| ✅ 200, expected 200 \((\d+) of \1 good\) \|$/),
      expect.stringMatching(/^\| after \| `pods` \| ✅ 0 restarts, .* \(\d+ of \d+ good\) \|$/),
      expect.stringMatching(/^\*\*To go back\*\* open .*, environment `production`, version `1\.0\.0`\.$/)
    ])
  })
})

describe.concurrent('the first release over an app that kubectl deployed', () => {
  it('adopts what runs: no pod is restarted, and it stays for the way back', async ({ shop }) => {
    await shop.deployPlainly()
    const state = async () =>
      (await shop.pods('app=web,!cutover.dev/release')).map(({ metadata, status }) => [
        metadata.uid,
        status.containerStatuses?.map(({ restartCount }) => restartCount)
      ])
    const before = await state()
    const { done, load } = await underLoad(await shop.address('web-internal'), async () => {
      return await (await shop.release('1.1.0', { 'keep-previous': '1h' })).ended
    })
    expect(ended(done)).toEqual(green)
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
    expect(before).toHaveLength(2)
    expect(await state()).toEqual(before)
  })
})

describe.concurrent('a second run of the same release', () => {
  it('changes nothing: not one write reaches the cluster', async ({ shop }) => {
    await shop.deployPlainly()
    const first = await (await shop.release('1.1.0')).ended
    const requests = await listen(shop.namespace)
    const second = await (await shop.release('1.1.0')).ended
    const { summary: _first, ...firstly } = first.outputs
    const { summary: _second, ...secondly } = second.outputs
    expect([ended(second), written(await requests())]).toEqual([green, []])
    expect(secondly).toEqual(firstly)
  })
})

describe('an image that another job built', () => {
  it('is deployed by the action deploy, which counts its writes as the API server does', async ({ shop }) => {
    await shop.deployPlainly()
    const digest = await shop.build('1.1.0')
    const { image: _image, 'build-args': _args, ...inputs } = shop.inputsOf('1.1.0')
    const images = `shop=${shop.repository}:1.1.0@${digest}`
    const requests = await listen(shop.namespace)
    const event = shop.publish('1.1.0')
    const { outputs, ...ran } = await (
      await shop.start('deploy', { event, inputs: { ...inputs, app: 'shop', images } })
    ).ended
    expect({ code: ran.code, annotations: ran.annotations, outputs }).toEqual({
      ...green,
      outputs: {
        outcome: 'SUCCEEDED',
        version: '1.1.0',
        environment: 'production',
        'release-id': expect.stringMatching(/^1-1-0-[0-9a-f]{8}$/),
        previous: '1.0.0',
        requests: String(writes(await requests()).length),
        summary: ran.summary
      }
    })
    const { deployment } = await whatRuns(shop, outputs['release-id'] ?? '')
    expect(deployment).toEqual([`${shop.repository}:1.1.0@${digest}`])
  })
})
