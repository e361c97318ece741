import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** One action, as the runner starts it. */
export interface Step {
  readonly name: string
  /** Path of what node runs. */
  readonly script: string
  readonly inputs: Readonly<Record<string, string>>
}

/** A release, as a workflow asks for it. */
export interface Wanted {
  readonly version: string
  /** With its digest. */
  readonly image: string
  /** How long the tool waits for the service, in minutes. */
  readonly minutes: number
  /** The task definition, as it lies in the checkout. */
  readonly file: string
}

export interface Tool {
  readonly name: string
  /** One after another; `before` are the outputs of the step before. */
  readonly steps: readonly ((wanted: Wanted, before: Readonly<Record<string, string>>) => Step)[]
}

/** The action as it is shipped: run `npm run build` first. CUTOVER_DIST measures another build. */
const cutoverBundle = join(process.env.CUTOVER_DIST ?? 'dist', 'deploy/index.js')
/** Of aws-actions/amazon-ecs-deploy-task-definition and -render-task-definition as published: `dist/index.js` of a release. */
export const deployBundle = process.env.ECS_DEPLOY_BUNDLE
export const renderBundle = process.env.ECS_RENDER_BUNDLE

const cutover: Tool = {
  name: 'cutover',
  steps: [
    ({ version, image, minutes }) => ({
      name: 'deploy',
      script: resolve(cutoverBundle),
      inputs: {
        ...{ cluster: 'default', service: 'web', environment: 'production', 'dry-run': 'false' },
        ...{ version, images: image, bake: '0s', deadline: `${minutes}m` }
      }
    })
  ]
}

/** As their READMEs show them, with the wait that is off unless asked for. */
export const official: Tool = {
  name: 'render + deploy',
  steps: [
    ({ image, file }) => ({
      name: 'render',
      script: resolve(renderBundle ?? ''),
      inputs: { 'task-definition': file, 'container-name': 'web', image }
    }),
    ({ minutes }, before) => ({
      name: 'deploy',
      script: resolve(deployBundle ?? ''),
      inputs: {
        ...{ 'task-definition': before['task-definition'] ?? '', service: 'web', cluster: 'default' },
        ...{ 'wait-for-service-stability': 'true', 'wait-for-minutes': String(minutes) }
      }
    })
  ]
}

/** What is here to be measured, what is not, and of which version it is. */
export function availableTools(): { tools: Tool[]; missing: string[]; versions: Record<string, string> } {
  if (!existsSync(cutoverBundle)) throw new RangeError(`${cutoverBundle} is not there: run npm run build`)
  const peers = [
    ['ECS_RENDER_BUNDLE', renderBundle, 'amazon-ecs-render-task-definition'],
    ['ECS_DEPLOY_BUNDLE', deployBundle, 'amazon-ecs-deploy-task-definition']
  ] as const
  const missing = peers
    .filter(([, path]) => !path || !existsSync(path))
    .map(
      ([name, , action]) => `${official.name}: ${name} must name dist/index.js of a release of aws-actions/${action}`
    )
  const versions = peers.flatMap(([, path, action]) => (path && existsSync(path) ? [[action, versionOf(path)]] : []))
  return {
    tools: missing.length > 0 ? [cutover] : [cutover, official],
    missing,
    versions: Object.fromEntries(versions)
  }
}

function versionOf(script: string): string {
  const about = join(dirname(dirname(script)), 'package.json')
  const { version = 'unknown' } = (existsSync(about) ? JSON.parse(readFileSync(about, 'utf8')) : {}) as {
    version?: string
  }
  return `${version}, sha256 ${createHash('sha256').update(readFileSync(script)).digest('hex')}`
}
