import { describe, expect, it } from 'vitest'
import type { Overrides } from '../../src/config/overrides.ts'
import { settings } from '../../src/config/settings.ts'
import { failure } from './failure.ts'
import { prerelease, read, release } from './occasions.ts'

const rule = (port: number) =>
  `arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener-rule/app/shop/1/2/${port}`

const production = async (text: string, inputs: Overrides = {}) =>
  settings(inputs, await read(`environments: { production: { ${text} } }`), release, {})
const ecs = (text: string) => `target: { ecs: { ${text} } }`

describe('a target of Amazon ECS', () => {
  it('needs a cluster and a service, and has a default for all else', async () => {
    const { ecs: target, target: kubernetes } = await production(ecs('cluster: shop, service: web'))
    expect([target, kubernetes]).toEqual([
      { cluster: 'shop', services: ['web'], app: 'web', containers: {}, rules: [], schedules: [], tasks: [] },
      undefined
    ])
  })

  it('says everything else in the file', async () => {
    const text = `cluster: shop, service: [web-blue, web-green], app: web, region: eu-central-1,
      taskDefinition: ecs/web.json, containers: { app: web }, rules: ["${rule(443)}"], testRule: "${rule(8443)}",
      lock: { bucket: acme-releases }, schedules: [night.ly, { rule: hourly, bus: shop }],
      tasks: [{ name: migrate, command: [npm, run, migrate] }, { name: smoke, container: app, deadline: 2m }],
      keepRevisions: 5`
    expect((await production(ecs(text))).ecs).toEqual({
      cluster: 'shop',
      services: ['web-blue', 'web-green'],
      app: 'web',
      region: 'eu-central-1',
      taskDefinition: 'ecs/web.json',
      containers: { app: 'web' },
      rules: [rule(443)],
      testRule: rule(8443),
      lock: { bucket: 'acme-releases', prefix: 'cutover/' },
      schedules: [{ rule: 'night.ly' }, { rule: 'hourly', bus: 'shop' }],
      tasks: [
        { name: 'migrate', command: ['npm', 'run', 'migrate'], deadline: 600_000 },
        { name: 'smoke', container: 'app', deadline: 120_000 }
      ],
      keepRevisions: 5
    })
  })

  it('sets values of a task definition as they are written, numbers of YAML too', async () => {
    const text = `cluster: shop, service: web, set: { cpu: 512, memory: 1 GB,
      runtimePlatform: { cpuArchitecture: ARM64, operatingSystemFamily: LINUX },
      containers: { app: { environment: { PORT: 8080, ON: true, ACCOUNT: 012345678901, MASK: 0x1F, FLAGS: "a=b=\${C}", EMPTY: "" }, secrets: { KEY: "arn:x" },
        logDriver: awslogs, logOptions: { awslogs-group: /shop } }, router: { firelensOptions: { a: "b=c" } } } }`
    expect((await production(ecs(text))).ecs?.set).toEqual({
      cpu: '512',
      memory: '1 GB',
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      containers: {
        app: {
          environment: {
            PORT: '8080',
            ON: 'true',
            ACCOUNT: '012345678901',
            MASK: '0x1F',
            FLAGS: 'a=b=${C}',
            EMPTY: ''
          },
          secrets: { KEY: 'arn:x' },
          logDriver: 'awslogs',
          logOptions: { 'awslogs-group': '/shop' }
        },
        router: { firelensOptions: { a: 'b=c' } }
      }
    })
  })

  it('is given by inputs alone, or changed by them', async () => {
    const inputs = { cluster: 'uat', service: ['api'], region: 'eu-west-1', taskDefinition: 'td.json', app: 'shop' }
    const wanted = {
      ...{ cluster: 'uat', services: ['api'], app: 'shop', region: 'eu-west-1', taskDefinition: 'td.json' },
      ...{ containers: {}, rules: [], schedules: [], tasks: [] }
    }
    expect(settings(inputs, undefined, release, {}).ecs).toEqual(wanted)
    expect((await production(ecs('cluster: shop, service: web, region: us-east-1'), inputs)).ecs).toEqual(wanted)
  })

  it('is none for a job that only builds', () => {
    expect(settings({ cluster: 'shop', service: ['web'], deployed: false }, undefined, release, {}).ecs).toBe(undefined)
  })

  it.each([
    ['service', { cluster: 'shop' }],
    ['cluster', { service: ['web'] }]
  ])('without a %s is one error', async (input, inputs) => {
    expect(await failure(() => settings(inputs, undefined, release, {}))).toMatchObject({
      code: 'INPUT_INVALID',
      message: `Input ${input} is missing.`
    })
  })

  it('takes two services by inputs only where the file says which rules move', async () => {
    const inputs = { cluster: 'shop', service: ['a', 'b'], app: 'web' }
    expect(await failure(() => settings(inputs, undefined, release, {}))).toEqual({
      code: 'INPUT_INVALID',
      message: 'Input service names two services, "a, b", and nothing says which rules move.',
      hint: 'Give the ARNs of the listener rules as environments.production.target.ecs.rules in .github/cutover.yml.'
    })
    expect(
      await failure(() => settings({ ...inputs, service: ['a', 'b', 'c'] }, undefined, release, {}))
    ).toMatchObject({
      message: 'Input service is "a, b, c": it must be one service, or two.'
    })
  })

  it('asks for the name of the app where there are two services', async () => {
    const text = ecs(`cluster: shop, service: [a, b], rules: ["${rule(443)}"]`)
    expect(await failure(() => production(text))).toMatchObject({
      message: 'The environment production has two services, and nothing names its app.'
    })
  })

  it('refuses an input that is for Kubernetes', async () => {
    const inputs = { cluster: 'shop', service: ['web'], helmChart: 'charts/web' }
    expect(await failure(() => settings(inputs, undefined, release, {}))).toMatchObject({
      code: 'INPUT_INVALID',
      message: 'Input helm-chart is for Kubernetes, and this release goes to Amazon ECS.'
    })
  })

  it('says at once what has no meaning there', async () => {
    const text = `${ecs('cluster: shop, service: web')}, strategy: { blueGreen: { overlap: 60s, keepReleases: 2 } }, gates: { pods: { restarts: 1 } }`
    expect(await failure(() => production(text))).toMatchObject({
      code: 'CONFIG_INVALID',
      message:
        'environments.production has what means nothing on Amazon ECS: strategy.blueGreen.overlap (targets leave a target group by its deregistration delay); keepReleases of its strategy (target.ecs.keepRevisions does that); gates.pods (tasks that fail are seen by ECS itself).'
    })
  })

  it('moves no weights where there is one service', async () => {
    const text = `${ecs('cluster: shop, service: web')}, strategy: { weighted: { steps: [10] } }`
    expect(await failure(() => production(text))).toMatchObject({
      code: 'CONFIG_INVALID',
      message: 'environments.production.strategy.weighted moves weights between two services, and web is one.'
    })
    expect((await production(text, { strategy: 'rolling' })).strategy.kind).toBe('rolling')
  })

  it('is not guessed for a prerelease by inputs alone', async () => {
    expect(
      await failure(() => settings({ cluster: 'shop', service: ['web'] }, undefined, prerelease, {}))
    ).toMatchObject({ message: 'A prerelease would go to cluster shop, as a release does: no environment is named.' })
  })

  it.each(['us-gov-west-1', 'ap-southeast-7', 'eusc-de-east-1'])('may be in the region %s', async region => {
    expect((await production(ecs(`cluster: shop, service: web, region: ${region}`))).ecs?.region).toBe(region)
  })

  it('takes the same strategies as Kubernetes', async () => {
    const text = `${ecs('cluster: shop, service: web')}, strategy: { blueGreen: { bake: 5m, deadline: 20m, pause: before-cutover } }`
    expect((await production(text)).strategy).toMatchObject({ bake: 300_000, deadline: 1_200_000, pause: true })
  })
})

describe('the file', () => {
  it.each([
    [ecs('cluster: shop, service: web, rules: [x]'), 'environments.production.target.ecs.rules[0] is "x", but must be'],
    [ecs(`cluster: shop, service: web, rules: ["${rule(1)}"]`), 'must have rules where it has two services'],
    [ecs('cluster: shop, service: [a, b]'), 'must have rules where it has two services'],
    [ecs('cluster: shop, service: [a, a]'), 'must be two services that differ'],
    [ecs('cluster: shop'), 'environments.production.target.ecs.service is missing, for example web.'],
    [ecs('cluster: shop, service: web, set: { cpu: much }'), 'must be a size in CPU units or vCPU'],
    [
      ecs('cluster: shop, service: web, set: { containers: { app: { env: {} } } }'),
      'app.env; known here: environment, secrets'
    ],
    [ecs('cluster: shop, service: web, set: { containers: { app: { logDriver: loki } } }'), 'must be a log driver'],
    [ecs('cluster: shop, servce: web'), 'did you mean service?'],
    [
      ecs('cluster: shop, service: web, set: { containers: { app: { environment: { VERSION: 1.10 } } } }'),
      'app.environment.VERSION is 1.1, but must be a text: put it in quotes'
    ],
    [ecs('cluster: shop, service: web, schedules: [night/ly]'), 'must be the name of a rule of EventBridge'],
    [ecs('cluster: shop, service: web, region: Frankfurt'), 'must be an AWS region, for example eu-central-1.'],
    [ecs(`cluster: shop, service: web, testRule: "${rule(1)}"`), 'must have a testRule only where it has two services'],
    [
      'target: { ecs: { cluster: shop, service: web }, kubernetes: { namespace: shop, manifests: k8s/ } }',
      'environments.production.target must have one of kubernetes and ecs.'
    ]
  ])('says what is wrong in %s', async (text, message) => {
    expect((await failure(() => production(text))).message).toContain(message)
  })
})
