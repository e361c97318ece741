import { createHash } from 'node:crypto'
import { afterEach } from 'vitest'
import { systemFiles } from '../../src/io/files.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { deployAction, retireAction, rollbackAction, statusAction } from '../../src/runner/actions.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { plainRegistry } from '../../src/sandbox/registry/image.ts'
import { startRegistry } from '../../src/sandbox/registry/registry.ts'
import { deployStep } from '../../src/steps/deploy.ts'
// Loaded before any clock runs, for which real work would be a time of silence.
import '../../src/steps/ecs.ts'
import '../../src/steps/ecs-back.ts'
import '../../src/steps/ecs-status.ts'
import '../../src/aws/clients/events.ts'
import '../../src/aws/clients/iam.ts'
import '../../src/aws/clients/logs.ts'
import '../../src/aws/clients/s3.ts'
import '../../src/config/schema.ts'
import '../../src/config/problems.ts'
import { retireStep } from '../../src/steps/retire.ts'
import { rollbackStep } from '../../src/steps/rollback.ts'
import { statusStep } from '../../src/steps/status.ts'
import { account, balanced, changes, live, service, standing } from '../target/ecs/sandbox.ts'

const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

const digestOf = (bytes: string | Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const type = 'application/vnd.oci.image.manifest.v1+json'

/** A registry with an image of each version; gives their references. */
async function pushed(...versions: string[]): Promise<string[]> {
  const registry = await startRegistry()
  ending.push(registry.stop)
  const remote = plainRegistry(`${registry.host}/shop/web`)
  const platform = '{"os":"linux","architecture":"amd64"}'
  await remote.pushBlob(Buffer.from(platform))
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf(platform), size: 37 }
  const references: string[] = []
  for (const version of versions) {
    await remote.pushBlob(Buffer.from(version))
    const layers = [
      { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: digestOf(version), size: version.length }
    ]
    const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: type, config, layers }))
    await remote.pushManifest(version, manifest)
    references.push(`web=${registry.host}/shop/web:${version}@${digestOf(manifest)}`)
  }
  remote.close()
  return references
}

/** Behind the load balancer: blue with all requests, and green idle. */
async function twoServices(here: Awaited<ReturnType<typeof account>>) {
  const { a, b, rule, testRule } = await balanced(here)
  const revision = await live(here.aws)
  const behind = (targetGroupArn: string) => ({
    loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 8080 }]
  })
  await service(here, 'blue', revision, behind(a))
  await service(here, 'green', revision, { ...behind(b), desiredCount: 0 })
  return { rule, testRule }
}

/** The service `web` in an account, images of four versions, and the steps of the actions in a run of release 1.1.0. */
export async function shop() {
  const references = await pushed('1.1.0', '1.2.0', '1.3.0', '1.4.0')
  const here = await account()
  await service(here, 'web', await live(here.aws))
  const written: Record<string, string> = {}
  const warnings: string[] = []
  const contextOf = (version: string): Context => ({
    report: { ...here.report, warning: text => void warnings.push(text) },
    clock: here.clock,
    http: here.http,
    files: {
      ...systemFiles,
      read: async path => Buffer.from(written[path] ?? ''),
      exists: async path => written[path] !== undefined
    },
    processes: systemProcesses,
    environment: {
      ...{ AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-central-1' },
      AWS_ENDPOINT_URL: here.sandbox.url,
      GITHUB_SHA: 'a'.repeat(40)
    },
    event: {
      name: 'release',
      payload: { action: 'published', release: { tag_name: `v${version}`, prerelease: false, draft: false } }
    },
    run: runOf({ GITHUB_SHA: 'a'.repeat(40), GITHUB_REPOSITORY: 'acme/web' }),
    signal: new AbortController().signal
  })
  const variables = (inputs: Record<string, string>) =>
    Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  const place = { cluster: 'default', service: 'web' }
  return {
    ...here,
    written,
    warnings,
    references,
    changes: () => changes(here),
    standing: (...services: string[]) => standing(here, ...(services.length > 0 ? services : ['web'])),
    twoServices: () => twoServices(here),
    deploy: (version: string, image: string, more: Record<string, string> = place) =>
      deployStep(
        contextOf(version),
        readInputs(deployAction.inputs, variables({ images: image, bake: '30s', ...more }))
      ),
    rollback: (more: Record<string, string> = {}, where: Record<string, string> = place) =>
      rollbackStep(contextOf('1.1.0'), readInputs(rollbackAction.inputs, variables({ ...where, ...more }))),
    retire: () =>
      retireStep(contextOf('1.1.0'), readInputs(retireAction.inputs, variables({ environment: 'production' }))),
    status: (where: Record<string, string> = place) =>
      statusStep(contextOf('1.1.0'), readInputs(statusAction.inputs, variables(where)))
  }
}
