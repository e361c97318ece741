import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../src/io/clock.ts'
import { type SandboxAws, startAws } from '../../src/sandbox/aws/server.ts'
import { simulated } from '../../src/sandbox/cluster/workload/simulated.ts'
import { packagesLoaded, telling } from './loaded.ts'
import { runAction } from './runner.ts'

let sandbox: SandboxAws
let workspace: string
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'ecs-'))
  const resolveImage = async () => ({ command: [], cwd: '/', env: {} })
  sandbox = await startAws({ ecs: { workload: simulated(systemClock), resolveImage } })
  await sandbox.perform('ecs:RegisterTaskDefinition', {
    family: 'web',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    ...{ cpu: '256', memory: '512' },
    containerDefinitions: [{ name: 'web', image: 'shop/web:1.0.0' }]
  })
  await sandbox.perform('ecs:CreateService', {
    ...{ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 1, launchType: 'FARGATE' },
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } }
  })
  await sandbox.ecs.settled('default', 'web')
})
afterAll(async () => {
  await sandbox.stop()
  await rm(workspace, { recursive: true })
})

const login = () => ({
  AWS_ENDPOINT_URL: sandbox.url,
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'a-secret-key',
  AWS_SESSION_TOKEN: 'a-session-token',
  AWS_REGION: 'eu-central-1'
})
const place = { cluster: 'default', service: 'web' }

it('status of a service of ECS is told by the bundle, which loads of AWS what it calls and of Kubernetes nothing', async () => {
  const ran = await runAction('status', { inputs: place, env: login(), workspace, node: telling })
  expect([ran.code, ran.annotations, ran.outputs.healthy]).toEqual([0, [], 'true'])
  expect(JSON.parse(ran.outputs.json ?? '')).toMatchObject({
    live: ['web:1'],
    services: { web: { revision: 'web:1', running: 1, desired: 1, state: 'COMPLETED' } }
  })
  expect(ran.masks).toEqual(expect.arrayContaining(['a-secret-key', 'a-session-token']))
  const packages = await packagesLoaded(ran)
  expect(packages).toContain('@aws-sdk/client-ecs')
  expect(packages.filter(name => /^@kubernetes|^@aws-sdk\/client-(?!ecs|sts)/.test(name))).toEqual([])
})

it('a right that is missing is one error with the statement to paste', async () => {
  sandbox.denied.add('ecs:DescribeServices')
  const ran = await runAction('rollback', { inputs: place, env: login(), workspace })
  sandbox.denied.clear()
  expect([ran.code, ran.outputs.outcome]).toEqual([1, 'STOPPED'])
  expect(ran.annotations).toMatchObject([
    { kind: 'error', title: 'CLOUD_DENIED', message: expect.stringContaining('"Action":"ecs:DescribeServices"') }
  ])
})

it('without a login there is one error that names the action to log in by', async () => {
  const env = { AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'eu-central-1', HOME: workspace }
  const ran = await runAction('status', { inputs: place, env, workspace })
  expect(ran.annotations).toMatchObject([
    { title: 'CREDENTIALS_UNUSABLE', message: expect.stringContaining('aws-actions/configure-aws-credentials') }
  ])
})

it('a release to Kubernetes loads nothing of AWS', async () => {
  const inputs = { namespace: 'shop', app: 'web', kubeconfig: 'none' }
  const ran = await runAction('status', { inputs, workspace, node: telling })
  expect(ran.code).toBe(1)
  expect((await packagesLoaded(ran)).filter(name => /^@aws-sdk|^@smithy/.test(name))).toEqual([])
})
