import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TaskSettings } from '../../../../src/config/ecs-task.ts'
import { prepared } from '../../../../src/target/ecs/task-definition/prepare.ts'
import { type Revising, revised } from '../../../../src/target/ecs/task-definition/revise.ts'
import { describedOnly, registrable } from '../../../../src/target/ecs/task-definition/revision.ts'
import { failure } from '../../../manifest/failure.ts'
import { api, baseOf, definitionOf, digest, pinnedApi, pinnedWeb, shop, web } from './shop.ts'

const [router, app, agent] = shop.containerDefinitions
const withApp = (change: object) => ({ ...shop, containerDefinitions: [router, { ...app, ...change }, agent] })
const revisedBy = (revising: Partial<Revising>, base = baseOf()) =>
  revised(base, { images: [web], containers: {}, ...revising })
const settled = (settings: TaskSettings) => revisedBy({ settings })

describe('a revision for a release', () => {
  it('has the image in the container of its repository, and nothing else touched', () => {
    expect(revisedBy({})).toEqual(withApp({ image: pinnedWeb }))
  })

  it('has images where the configuration says, whatever stands there', () => {
    expect(revisedBy({ images: [web, api], containers: { app: 'api', 'datadog-agent': 'web' } })).toEqual({
      ...shop,
      containerDefinitions: [router, { ...app, image: pinnedApi }, { ...agent, image: pinnedWeb }]
    })
  })

  it('has an image in the container of its name', () => {
    const base = baseOf(
      definitionOf({ family: 'x', containerDefinitions: [{ name: 'a' }, { name: 'api', image: 'old' }] })
    )
    expect(revisedBy({ images: [api] }, base).containerDefinitions).toEqual([
      { name: 'a' },
      { name: 'api', image: pinnedApi }
    ])
  })

  it('has the one image in the one essential container that is no log router', () => {
    expect(revisedBy({ images: [api] })).toEqual(withApp({ image: pinnedApi }))
  })

  it('keeps the spelling of a repository', () => {
    const base = baseOf(definitionOf({ family: 'x', containerDefinitions: [{ name: 'a', image: 'nginx:1' }] }))
    const nginx = { ...web, repository: 'docker.io/library/nginx' }
    expect(revisedBy({ images: [nginx] }, base).containerDefinitions?.[0]?.image).toBe(`nginx:1.4.2@${digest}`)
  })

  it.each([
    ['a name that no container has', { containers: { wbe: 'web' } }, 'There is no container "wbe".'],
    ['an image that no container gets', { images: [web, api] }, 'No container gets the image "api".'],
    [
      'settings of a container that is not there',
      { settings: { containers: { x: {} } } },
      'There is no container "x" to set anything of.'
    ]
  ])('is refused %s, with the containers there', async (_what, revising, message) => {
    expect(await failure(() => revisedBy(revising))).toEqual({
      code: 'IMAGE_UNMATCHED',
      message: `${baseOf().name}: ${message}`,
      hint: 'The containers there are "log_router", "app", "datadog-agent". Say in containers which gets which image.'
    })
  })

  it('is refused an image that is none of the release', async () => {
    expect(await failure(() => revisedBy({ containers: { app: 'wbe' } }))).toEqual({
      code: 'CONFIG_INVALID',
      message: 'The container "app" is to get the image "wbe", which is none of this release.',
      hint: 'Its images are web.'
    })
  })

  it('is made from a description without what only a description has, with all tags but those of AWS and of the last release', () => {
    const described = {
      ...definitionOf(),
      ...Object.fromEntries(describedOnly.map(field => [field, field === 'revision' ? 7 : []])),
      pidMode: undefined
    }
    const tags = ['team', 'aws:cloudformation:stack', 'cutover:release', 'cutover:version'].map(key => ({
      key,
      value: 'x'
    }))
    expect(registrable(described as never, tags)).toEqual({ ...shop, tags: [tags[0], tags[2], tags[3]] })
    expect(revisedBy({}, baseOf(registrable(described as never, tags)))).toEqual({
      ...withApp({ image: pinnedWeb }),
      tags: [{ key: 'team', value: 'x' }]
    })
  })
})

describe('settings', () => {
  it('change variables and secrets where they stand, and add new ones, with every sign of their values', () => {
    const environment = { MODE: 'a=b==', 'new.name': ' {"x": "="} ' }
    const secrets = { KEY: 'arn:b', OTHER: 'arn:c' }
    expect(settled({ containers: { app: { environment, secrets } } })).toEqual(
      withApp({
        image: pinnedWeb,
        environment: [
          { name: 'MODE', value: 'a=b==' },
          { name: 'EMPTY', value: '' },
          { name: 'new.name', value: ' {"x": "="} ' }
        ],
        secrets: [
          { name: 'KEY', valueFrom: 'arn:b' },
          { name: 'OTHER', valueFrom: 'arn:c' }
        ]
      })
    )
  })

  it('make a secret of a variable and the other way round, because ECS takes no name twice', () => {
    expect(settled({ containers: { app: { environment: { KEY: 'open' }, secrets: { MODE: 'arn:b' } } } })).toEqual(
      withApp({
        image: pinnedWeb,
        environment: [
          { name: 'EMPTY', value: '' },
          { name: 'KEY', value: 'open' }
        ],
        secrets: [{ name: 'MODE', valueFrom: 'arn:b' }]
      })
    )
  })

  it('set options of a log driver and of FireLens beside those that are there', () => {
    const result = settled({
      containers: {
        app: { logOptions: { dd_tags: 'a=b,c=d' } },
        log_router: { firelensOptions: { 'config-file-value': '/a=b' } }
      }
    })
    expect(result.containerDefinitions?.map(one => [one.firelensConfiguration, one.logConfiguration])).toEqual([
      [{ type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true', 'config-file-value': '/a=b' } }, undefined],
      [undefined, { logDriver: 'awsfirelens', options: { Name: 'datadog', dd_tags: 'a=b,c=d' } }],
      [undefined, undefined]
    ])
  })

  it('give a new log driver its own options only', () => {
    const containers = { app: { logDriver: 'awslogs', logOptions: { 'awslogs-group': '/shop' } } } as const
    expect(settled({ containers }).containerDefinitions?.[1]?.logConfiguration).toEqual({
      logDriver: 'awslogs',
      options: { 'awslogs-group': '/shop' }
    })
  })

  it.each([
    ['logOptions', 'no log driver', { 'datadog-agent': { logOptions: { a: 'b' } } }, 'datadog-agent'],
    ['firelensOptions', 'no log router', { app: { firelensOptions: { a: 'b' } } }, 'app']
  ])('are refused %s of %s', async (option, what, containers, name) => {
    expect(await failure(() => settled({ containers }))).toMatchObject({
      code: 'CONFIG_INVALID',
      message: `${baseOf().name}: ${option} of "${name}" belong to ${what}.`
    })
  })

  it('give the task its size and platform', () => {
    const runtimePlatform = { cpuArchitecture: 'ARM64' } as const
    expect(settled({ cpu: '256', memory: '512', runtimePlatform })).toEqual({
      ...withApp({ image: pinnedWeb }),
      ...{ cpu: '256', memory: '512', runtimePlatform }
    })
  })
})

it('whatever a task definition has, a release changes the images that it is told of and nothing else', () => {
  const any = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 })
  const container = fc.record({ more: any, gets: fc.constantFrom('web', 'api', undefined) })
  fc.assert(
    fc.property(any, fc.array(container, { minLength: 1, maxLength: 5 }), (more, list) => {
      const build = (image: (gets: string | undefined) => string) => ({
        ...more,
        family: 'x',
        tags: [{ key: 'team', value: 'a' }],
        containerDefinitions: list.map((one, index) => ({ ...one.more, name: `c${index}`, image: image(one.gets) }))
      })
      const images = [web, api].filter(({ name }) => list.some(({ gets }) => gets === name))
      const containers = Object.fromEntries(list.flatMap(({ gets }, index) => (gets ? [[`c${index}`, gets]] : [])))
      fc.pre(images.length > 0)
      const before = build(() => 'busybox:1')
      const copy = structuredClone(before)
      const after = revised(baseOf(before as never), { images, containers })
      expect(after).toEqual(build(gets => (gets === undefined ? 'busybox:1' : gets === 'web' ? pinnedWeb : pinnedApi)))
      expect(before).toEqual(copy)
    })
  )
})

describe('the id of a release', () => {
  it('is the version and a hash of what is registered, and is on it as a tag', () => {
    const { rid, definition } = prepared(baseOf(), 'v1.4.2', { images: [web], containers: {} })
    expect(rid).toMatch(/^v1-4-2-[0-9a-f]{8}$/)
    expect(definition).toEqual({
      ...withApp({ image: pinnedWeb }),
      tags: [
        { key: 'cutover:release', value: rid },
        { key: 'cutover:version', value: 'v1.4.2' },
        { key: 'cutover:digest', value: `web=${digest}` }
      ]
    })
  })

  it('is the same again from the revision that the release became', () => {
    const revising = { images: [web], containers: {} }
    const first = prepared(baseOf(), '1.4.2', revising)
    expect(prepared(baseOf(first.definition), '1.4.2', revising)).toEqual(first)
  })

  it('is another one for other content', () => {
    const ids = [{}, { cpu: '256' }, { containers: { app: { environment: { A: '' } } } }].map(
      settings => prepared(baseOf(), '1.4.2', { images: [web], containers: {}, settings }).rid
    )
    expect(new Set(ids).size).toBe(3)
  })

  it('leaves out of the tag of digests what does not fit', () => {
    const images = ['a', 'b', 'c', 'd'].map(name => ({ ...web, name, repository: `ghcr.io/acme/${name}` }))
    const base = baseOf(definitionOf({ family: 'x', containerDefinitions: images.map(({ name }) => ({ name })) }))
    const tag = prepared(base, '1', { images, containers: {} }).definition.tags?.at(-1)
    expect(tag).toEqual({ key: 'cutover:digest', value: `a=${digest} b=${digest} c=${digest}` })
  })
})
