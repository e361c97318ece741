import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { swap } from '../../src/manifest/swap.ts'
import { baseOfFile } from '../../src/target/ecs/task-definition/file.ts'
import { failure } from './failure.ts'
import { placeOf, sources } from './fixtures/task-definitions/sources.ts'
import { pinnedWeb, web } from './images.ts'

const folder = process.env.TASK_DEFINITIONS
const of = (kind: string) =>
  sources.filter(source => source.kind === kind).map(source => [placeOf(source), source] as const)
const bytesOf = (path: string) => readFileSync(join(folder ?? '', path))
const textOf = (path: string) => bytesOf(path).toString('utf8')

it('at least thirty whole task definitions of public projects are listed, each once', () => {
  expect(new Set(sources.map(({ sha256 }) => sha256)).size).toBe(sources.length)
  expect(of('whole').length).toBeGreaterThanOrEqual(30)
})

interface Task {
  readonly taskDefinition?: object
  readonly containerDefinitions: readonly { readonly name: string }[]
}

/** A second reader: JSON.parse, once commas that trail are gone. */
function plain(text: string): Task {
  const value = JSON.parse(text.replace(/,(\s*[\]}])/g, '$1')) as Task
  return (value.taskDefinition as Task | undefined) ?? value
}

/** Written out once more: what AWS describes and does not take, `null`, and a list of no tags, which ECS refuses. */
const registered = (text: string): unknown =>
  JSON.parse(JSON.stringify(plain(text)), (key, value: unknown) =>
    value === null || describes.includes(key) || (key === 'tags' && Array.isArray(value) && value.length === 0)
      ? undefined
      : value
  )
const describes = ['taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities']
describes.push('registeredAt', 'deregisteredAt', 'deleteRequestedAt', 'registeredBy', '$schema')

/** Files of their sources that ECS refuses as they stand: by a mistake of their authors. */
const mistakes: Readonly<Record<string, string>> = {
  'aws-samples/amazon-ecs-firelens-examples/examples/fluent-bit/logstash/task-definition.json':
    'containerDefinitions[1].portMappings is fields with values, and must be a list.',
  'aws-samples/amazon-ecs-firelens-examples/examples/fluent-bit/signalfx/task-definition.json':
    'containerDefinitions[1].logConfiguration.secretOptions is fields with values, and must be a list.'
}

const imageValue = /("image"\s*:\s*")([^"]*)"/g
const repositoryOf = (image: string) => image.replace(/:[^/:]*$/, '')

describe.skipIf(folder === undefined).each(of('whole'))('%s', (path, { sha256 }) => {
  it('is the file of its source', () => {
    expect(createHash('sha256').update(bytesOf(path)).digest('hex')).toBe(sha256)
    expect(Buffer.from(textOf(path)).equals(bytesOf(path))).toBe(true)
  })

  it('gets an image in each container, and no other byte changes', () => {
    const text = textOf(path)
    const names = plain(text).containerDefinitions.map(({ name }) => name)
    const containers = Object.fromEntries(names.map(name => [name, 'web']))
    const after = text.replace(imageValue, `$1${pinnedWeb}"`)
    expect(after).not.toBe(text)
    expect(swap([{ path, text }], [web], [], containers).sources[0]?.text).toBe(after)
  })

  it('gets an image in the containers of its repository, and no other byte changes', () => {
    const text = textOf(path)
    const [first = ''] = [...text.matchAll(imageValue)].flatMap(([, , image = '']) =>
      /^[a-z\d./:-]+$/.test(image) ? image : []
    )
    if (first === '') return
    const repository = repositoryOf(first)
    const pinned = pinnedWeb.replace(web.repository, repository)
    const after = text.replace(imageValue, (whole, before: string, image: string) =>
      repositoryOf(image) === repository ? `${before}${pinned}"` : whole
    )
    expect(swap([{ path, text }], [{ ...web, repository }]).sources[0]?.text).toBe(after)
  })

  it('is registered as what it says, or refused for its mistake', async () => {
    const mistake = mistakes[path]
    if (mistake !== undefined)
      return expect(await failure(() => baseOfFile({ path, text: textOf(path) }))).toMatchObject({
        code: 'MANIFEST_INVALID',
        message: expect.stringContaining(mistake)
      })
    return expect(baseOfFile({ path, text: textOf(path) }).definition).toEqual(registered(textOf(path)))
  })
})

describe.skipIf(folder === undefined).each(of('template'))(
  '%s, which is no task definition until it is rendered',
  path => {
    it('is refused at its place', async () => {
      expect(await failure(() => swap([{ path, text: textOf(path) }], [web], [], { app: 'web' }))).toMatchObject({
        code: 'MANIFEST_INVALID',
        at: { file: path, line: expect.any(Number) }
      })
    })
  }
)
