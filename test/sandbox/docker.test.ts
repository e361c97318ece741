import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildx } from '../../src/image/buildx.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { systemScratch } from '../../src/io/scratch.ts'
import { silent } from '../../src/runner/report.ts'
import { exampleFolder } from '../../src/sandbox/checkout.ts'
import { type DockerOptions, withDocker } from '../../src/sandbox/docker.ts'
import { imagesIn } from '../../src/sandbox/images.ts'
import { replace } from '../../src/sandbox/program.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'

let folder: string
let registry: Registry

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cutover-docker-')))
  registry = await startRegistry()
})
afterEach(async () => {
  await registry.stop()
  rmSync(folder, { recursive: true, force: true })
})

function put(files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** Builds with the product's own builder, then pulls as the sandbox's node does. */
async function built(options: Partial<DockerOptions> & { folder: string }, request = {}) {
  const notes: string[] = []
  const onNote = (note: string): void => void notes.push(note)
  const processes = withDocker(systemProcesses, { version: '1.1.0', onNote, ...options })
  const builder = buildx({ processes, files: systemFiles, scratch: systemScratch, report: silent })
  const repository = `${registry.host}/acme/shop`
  const { digest } = await builder.build({ repository, context: '.', ...request })
  const image = await imagesIn(join(folder, 'images'))(`${repository}@${digest}`)
  if ('error' in image) throw new Error(image.message)
  return { notes, digest, image: { ...image, command: image.command.map(word => word.replace(/,import.*/, '')) } }
}

const app = { Dockerfile: 'FROM node:24\nWORKDIR /app\nCOPY . .\nCMD ["node", "/app/run.mjs"]', 'run.mjs': 'go' }
const hook = '--import=data:text/javascript'

test("the example is built by the product's own builder and pulled with its own program", async () => {
  const { notes, image, digest } = await built({ folder: exampleFolder() })
  expect([notes, image]).toEqual([
    [],
    {
      command: ['node', hook],
      args: ['server.mjs'],
      cwd: join(folder, 'images/0/app'),
      env: { NODE_ENV: 'production' },
      digest
    }
  ])
})

test('build arguments, the file, the target and the added environment are heeded', async () => {
  put({
    'docker/File': `FROM node AS one\nARG A=none\nENV A=$A\nCOPY run.mjs .\nCMD ["node", "run.mjs"]\nFROM node`,
    'run.mjs': ''
  })
  const request = { file: 'docker/File', target: 'one', buildArgs: ['A=given'] }
  const { image } = await built({ folder, environment: { BAD: '1' } }, request)
  expect(image.env).toEqual({ A: 'given', BAD: '1' })
})

test('paths in the command mean the image, not this machine', async () => {
  const { image } = await built({ folder: put(app) })
  expect(image.args).toEqual([join(folder, 'images/0/app/run.mjs')])
})

describe('what this machine can not start is replaced, and said', () => {
  test.each([
    [
      'a program that RUN makes',
      { Dockerfile: 'FROM node\nCOPY x .\nRUN make\nCMD ["node", "dist/main.js"]', x: '' },
      [
        'Left out of the image: RUN make',
        'The image is replaced by a stand-in that answers every path: dist/main.js is not in the checkout, and RUN, which may make it, is left out.'
      ]
    ],
    [
      'another language',
      { Dockerfile: 'FROM scratch\nCOPY x .\nENTRYPOINT ["/app"]', x: '' },
      ['The image is replaced by a stand-in that answers every path: /app is no program that a rehearsal can start.']
    ],
    [
      'files for nginx',
      { Dockerfile: 'FROM nginx:1\nCOPY x /usr/share/nginx/html/index.html', x: '' },
      ['The files of the image are served by a stand-in for nginx:1.']
    ]
  ])('%s', async (_what, files: Record<string, string>, said) => {
    const { notes, image } = await built({ folder: put(files) })
    expect([notes, image.command, image.args]).toEqual([said, ['node', hook], ['stand-in.mjs']])
  })

  test('a bad release is one on purpose', async () => {
    const { image } = await built({ folder: put(app), adapt: stage => replace(stage, { CUTOVER_FAILS: '/healthz' }) })
    expect([image.args, image.env]).toEqual([['stand-in.mjs'], { CUTOVER_FAILS: '/healthz' }])
  })
})

test('a build that fails says so as docker does, with its line', async () => {
  put({ Dockerfile: 'FROM x\nCOPY none .\n' })
  await expect(built({ folder })).rejects.toThrow('COPY finds nothing at none (line 2 of Dockerfile).')
})

test('an image that is not there can be pulled once it is', async () => {
  const images = imagesIn(join(folder, 'images'))
  const missing = await images(`${registry.host}/acme/shop:1`)
  expect('error' in missing && missing.error).toBe('ErrImagePull')
  expect(await images('Not a name')).toMatchObject({ error: 'InvalidImageName' })
})

test('other programs are started as they are', async () => {
  const ended = await withDocker(systemProcesses, { folder, version: '1' }).run({ tool: 'echo', args: ['hi'] })
  expect(ended).toEqual({ code: 0, stdout: 'hi\n', stderr: '' })
})
