import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Definition } from '../../../../src/target/ecs/task-definition/revision.ts'
import { covers, isRegistered, same } from '../../../../src/target/ecs/task-definition/same.ts'
import { definitionOf, shop } from './shop.ts'

const task = (container: object = {}, rest: object = {}): Definition =>
  definitionOf({ family: 'x', containerDefinitions: [{ name: 'a', ...container }], ...rest })

describe('what ECS fills in is no difference', () => {
  it.each<[string, object, object]>([
    ['cpu and essential', {}, { cpu: 0, essential: true }],
    ['empty lists', {}, { environment: [], mountPoints: [], volumesFrom: [], portMappings: [], systemControls: [] }],
    [
      'a protocol',
      { portMappings: [{ containerPort: 80 }] },
      { portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }] }
    ],
    [
      'a health check',
      { healthCheck: { command: ['CMD'] } },
      { healthCheck: { command: ['CMD'], interval: 30, timeout: 5, retries: 3 } }
    ]
  ])('%s of a container', (_what, given, filled) => {
    expect(same(task(given), task(filled))).toBe(true)
  })

  it.each<[string, object, object]>([
    ['empty lists', {}, { volumes: [], placementConstraints: [] }],
    ['the network mode bridge', {}, { networkMode: 'bridge' }],
    ['the host of a volume', { volumes: [{ name: 'v' }] }, { volumes: [{ name: 'v', host: {} }] }],
    [
      'the root of a file system',
      { volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'f' } }] },
      { volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'f', rootDirectory: '/' } }] }
    ],
    ['units of its size', { cpu: '.5 vCPU', memory: '2 GB' }, { cpu: '512', memory: '2048' }],
    ['units in lower case', { cpu: '1vcpu', memory: '0.5gb' }, { cpu: '1024', memory: '512' }]
  ])('%s of a task', (_what, given, filled) => {
    expect(same(task({}, given), task({}, filled))).toBe(true)
  })

  it('the port of the host where a task has a network of its own', () => {
    const port = (mapping: object) => task({ portMappings: [mapping] }, { networkMode: 'awsvpc' })
    expect(same(port({ containerPort: 80 }), port({ containerPort: 80, hostPort: 80, protocol: 'tcp' }))).toBe(true)
  })

  it('the tags of a release', () => {
    const tags = [{ key: 'cutover:release', value: 'x' }]
    expect(same(task(), task({}, { tags }))).toBe(true)
    expect(same(task(), task({}, { tags: [{ key: 'team', value: 'x' }] }))).toBe(false)
  })
})

describe('what changes what runs is a difference', () => {
  it.each<[string, object, object]>([
    ['an image', { image: 'a' }, { image: 'b' }],
    ['essential', {}, { essential: false }],
    ['a value that is empty', { environment: [{ name: 'A', value: '' }] }, {}],
    ['the order of a command', { command: ['a', 'b'] }, { command: ['b', 'a'] }],
    [
      'the order of files of variables',
      { environmentFiles: [{ value: 'a' }, { value: 'b' }] },
      { environmentFiles: [{ value: 'b' }, { value: 'a' }] }
    ],
    [
      'the order of two values of one variable',
      {
        environment: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' }
        ]
      },
      {
        environment: [
          { name: 'A', value: '2' },
          { name: 'A', value: '1' }
        ]
      }
    ],
    [
      'the port of the host',
      { portMappings: [{ containerPort: 80, hostPort: 8080 }] },
      { portMappings: [{ containerPort: 80 }] }
    ],
    ['false', { readonlyRootFilesystem: true }, { readonlyRootFilesystem: false }]
  ])('%s', (_what, one, other) => {
    expect(same(task(one), task(other))).toBe(false)
  })
})

it('sets may be written in any order', () => {
  const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length })
  const sets = {
    environment: ['A', 'B', 'C'].map(name => ({ name, value: name })),
    secrets: ['D', 'E'].map(name => ({ name, valueFrom: name })),
    portMappings: [1, 2, 3].map(containerPort => ({ containerPort })),
    mountPoints: ['a', 'b'].map(sourceVolume => ({ sourceVolume, containerPath: '/' })),
    dependsOn: ['a', 'b'].map(containerName => ({ containerName, condition: 'START' })),
    ulimits: ['nofile', 'core'].map(name => ({ name, softLimit: 1, hardLimit: 2 }))
  }
  const any = fc.record({
    containers: shuffled(shop.containerDefinitions),
    lists: fc.record({
      environment: shuffled(sets.environment),
      secrets: shuffled(sets.secrets),
      portMappings: shuffled(sets.portMappings),
      mountPoints: shuffled(sets.mountPoints),
      dependsOn: shuffled(sets.dependsOn),
      ulimits: shuffled(sets.ulimits)
    }),
    volumes: shuffled(['a', 'b'].map(name => ({ name })))
  })
  const build = (containers: readonly object[], lists: object, volumes: object[]) =>
    definitionOf({ ...shop, volumes, containerDefinitions: [...containers, { name: 'z', ...lists }] })
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(same(build(a.containers, a.lists, a.volumes), build(b.containers, b.lists, b.volumes))).toBe(true)
    })
  )
})

it('a definition covers another when it says all of it, and perhaps more', () => {
  const more = { ...definitionOf(), enableFaultInjection: false }
  expect([covers(more, definitionOf()), covers(definitionOf(), more), covers(more, more)]).toEqual([true, false, true])
  expect(covers(definitionOf({ ...shop, containerDefinitions: [] }), definitionOf())).toBe(false)
  expect(covers(task({ command: ['a', 'b'] }), task({ command: ['a'] }))).toBe(false)
})

describe('nothing is registered', () => {
  const of = (rid: string, definition = task()): Definition => ({
    ...definition,
    tags: [{ key: 'cutover:release', value: rid }]
  })

  it('where this very release is live, whatever AWS filled in', () => {
    expect(isRegistered(of('1-a', task({}, { enableFaultInjection: false })), of('1-a'))).toBe(true)
  })

  it('where what no release made is the same', () => {
    expect(isRegistered(task({ cpu: 0 }), of('1-a'))).toBe(true)
  })

  it.each([
    ['another release', of('1-b')],
    ['a copy of the release that somebody changed', of('1-a', task({ essential: false }))],
    ['a revision with something that the file leaves out', task({ healthCheck: { command: ['CMD'] } })]
  ])('but not where %s is live', (_what, live) => {
    expect(isRegistered(live, of('1-a'))).toBe(false)
  })
})
