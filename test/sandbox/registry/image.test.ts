import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { context, ignored } from '../../../src/sandbox/registry/context.ts'
import { instructions, pairs, substitute, words } from '../../../src/sandbox/registry/dockerfile.ts'
import { buildImage } from '../../../src/sandbox/registry/image.ts'
import { type Registry, startRegistry } from '../../../src/sandbox/registry/registry.ts'
import { playStages } from '../../../src/sandbox/registry/stages.ts'
import { type Entry, tar, untar } from '../../../src/sandbox/registry/tar.ts'
import { unpackImage, unpackLayer } from '../../../src/sandbox/registry/unpack.ts'

let folder: string

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cutover-image-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const file = (path: string, text = ''): Entry => ({ type: 'file', path, mode: 0o644, bytes: Buffer.from(text) })

describe('archives', () => {
  test('what was packed is unpacked, whatever the names, sizes and targets', () => {
    const path = fc
      .array(fc.stringMatching(/^[\wäöü日 =-]{1,80}$/), { minLength: 1, maxLength: 4 })
      .map(parts => parts.map(part => part.trim() || 'x').join('/'))
    const entry: fc.Arbitrary<Entry> = fc.oneof(
      fc.record({
        type: fc.constant('file' as const),
        path,
        mode: fc.constantFrom(0o644, 0o755),
        bytes: fc.uint8Array({ maxLength: 1500 }).map(bytes => Buffer.from(bytes))
      }),
      fc.record({ type: fc.constant('folder' as const), path, mode: fc.constant(0o755) }),
      fc.record({ type: fc.constant('link' as const), path, target: path })
    )
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), entries => {
        expect([...untar(tar(entries))]).toEqual(entries)
      })
    )
  })

  test('the system tar reads them too, long names included', () => {
    const long = `${'folder/'.repeat(30)}file`
    const { stdout, status } = spawnSync('tar', ['-tf', '-'], { input: tar([file('short', 'text'), file(long)]) })
    expect([status, stdout.toString()]).toEqual([0, `short\n${long}\n`])
  })

  test('what the system tar packs is read, its long names too', () => {
    const long = `${'sub/'.repeat(30)}file`
    put({ [long]: 'deep' })
    const { stdout } = spawnSync('tar', ['-cf', '-', '-C', folder, '.'])
    const files = [...untar(stdout)].filter(entry => entry.type === 'file')
    expect(files.map(entry => [entry.path, entry.bytes.toString()])).toEqual([[`./${long}`, 'deep']])
  })

  test('an archive that breaks off is an error, not fewer files', () => {
    const whole = tar([file('a', 'x'.repeat(600))])
    expect(() => [...untar(whole.subarray(0, 700))]).toThrow('no complete tar archive')
  })
})

describe('Dockerfiles', () => {
  test('comments, continuation lines and flags are read as Docker reads them', () => {
    const source = '# syntax=x\nFROM --platform=$BUILDPLATFORM node AS base\nRUN one \\\n  # why\n\n  two\n copy a b'
    expect(instructions(source, 'Dockerfile').map(({ name, flags, text, line }) => [name, flags, text, line])).toEqual([
      ['FROM', { platform: '$BUILDPLATFORM' }, 'node AS base', 2],
      ['RUN', {}, 'one two', 3],
      ['COPY', {}, 'a b', 7]
    ])
  })

  test('words, pairs and variables follow quotes, defaults and escapes', () => {
    expect(words('a "b c" \'d e\' f\\ g')).toEqual(['a', 'b c', 'd e', 'f g'])
    expect(words('["a b", "c"]')).toEqual(['a b', 'c'])
    expect(pairs('A=1 B="two words"')).toEqual([
      ['A', '1'],
      ['B', 'two words']
    ])
    expect(pairs('OLD form of it')).toEqual([['OLD', 'form of it']])
    expect(substitute('$A ${B:-none} ${A:+some} \\$A', { A: '1' })).toBe('1 none some $A')
  })

  test('a here-document is refused with its line', () => {
    expect(() => instructions('FROM x\nRUN <<EOF\n', 'Dockerfile')).toThrow("The rehearsal can't read line 2")
  })

  test('.dockerignore hides what its last matching rule says', () => {
    const hidden = ignored('# no\n*.log\n/dist\n**/tmp\nsecrets/**\n!secrets/public\n')
    const paths = ['a.log', 'sub/a.log', 'dist/x/y', 'a/b/tmp/c', 'secrets/key', 'secrets/public', 'src/dist2']
    expect(paths.filter(hidden)).toEqual(['a.log', 'dist/x/y', 'a/b/tmp/c', 'secrets/key'])
  })

  test('history, packages and reports are never part of the context', () => {
    put({ '.git/HEAD': '', 'node_modules/a/index.js': '', '.rehearsal/report.html': '', '.env.example': '', 'a/b': '' })
    expect(context(folder, '').paths).toEqual(['.env.example', 'a/b'])
  })

  test('files land where COPY says, settings are kept, RUN is left out and noted', () => {
    put({
      Dockerfile: `ARG BASE=node:24
FROM \${BASE} AS build
WORKDIR /src
COPY . .
RUN npm ci
FROM node:24-slim
ARG VERSION=dev
ENV NODE_ENV=production VERSION=$VERSION
WORKDIR /app
COPY --from=build --chown=node /src/src ./
COPY package.json readme.md docs/
COPY *.txt .
LABEL org.opencontainers.image.title="A shop"
EXPOSE 8080
USER node
ENTRYPOINT ["node"]
CMD ["server.mjs"]`,
      'src/server.mjs': 's',
      'src/deep/x.mjs': 'x',
      'package.json': '{}',
      'readme.md': '#',
      'note.txt': 'n'
    })
    const stage = playStages({ folder, buildArgs: { VERSION: '1.2.3' } })
    expect([...stage.files.keys()].sort()).toEqual([
      'app/deep/x.mjs',
      'app/docs/package.json',
      'app/docs/readme.md',
      'app/note.txt',
      'app/server.mjs'
    ])
    expect({ ...stage, files: undefined }).toEqual({
      base: 'node:24-slim',
      files: undefined,
      environment: new Map([
        ['NODE_ENV', 'production'],
        ['VERSION', '1.2.3']
      ]),
      labels: new Map([['org.opencontainers.image.title', 'A shop']]),
      ports: ['8080/tcp'],
      workdir: '/app',
      user: 'node',
      entrypoint: ['node'],
      cmd: ['server.mjs'],
      notes: []
    })
    expect(playStages({ folder, target: 'build' }).notes).toEqual(['RUN npm ci'])
  })

  test('a COPY that finds nothing says that RUN was not run', () => {
    put({ Dockerfile: 'FROM x AS build\nRUN make\nFROM y\nCOPY --from=build /out /app\n' })
    expect(() => playStages({ folder })).toThrow('COPY finds nothing at /out (line 4 of Dockerfile).')
    put({ Dockerfile: 'FROM y\nCOPY --from=nginx /etc/nginx /etc\n' })
    expect(() => playStages({ folder })).toThrow('which a rehearsal does not pull')
  })
})

describe('images', () => {
  let registry: Registry
  beforeEach(async () => {
    registry = await startRegistry()
  })
  afterEach(() => registry.stop())

  const shop = {
    Dockerfile: 'FROM node\nWORKDIR /app\nENV A=b=c\nCOPY . .\nENTRYPOINT ["node"]\nCMD ["run.mjs"]',
    'run.mjs': 'go'
  }

  test('an image built and pushed is unpacked as it was, by tag and by digest', async () => {
    put({ ...shop, 'bin/tool': '#!' })
    spawnSync('chmod', ['755', join(folder, 'bin/tool')])
    const repository = `${registry.host}/acme/shop`
    const { digest } = await buildImage({ folder }, repository, ['1.0.0'])
    for (const reference of [`${repository}:1.0.0`, `${repository}@${digest}`]) {
      const root = mkdtempSync(join(folder, 'pod-'))
      const unpacked = await unpackImage(reference, root)
      expect(unpacked).toEqual({
        root,
        entrypoint: ['node'],
        cmd: ['run.mjs'],
        cwd: join(root, 'app'),
        env: { A: 'b=c' }
      })
      expect(readFileSync(join(root, 'app/run.mjs'), 'utf8')).toBe('go')
      expect(statSync(join(root, 'app/bin/tool')).mode & 0o777).toBe(0o755)
    }
  })

  test('the same files give the same digest and send nothing twice; another file another digest', async () => {
    put(shop)
    const repository = `${registry.host}/acme/shop`
    const first = await buildImage({ folder }, repository)
    registry.requests.length = 0
    const second = await buildImage({ folder }, repository)
    expect(second).toEqual(first)
    expect(registry.requests.map(one => one.method)).toEqual(['HEAD', 'HEAD', 'PUT'])
    put({ 'run.mjs': 'other' })
    expect((await buildImage({ folder }, repository)).digest).not.toBe(first.digest)
  })

  test('the packages of the checkout stand in for the RUN that would install them', async () => {
    put({ ...shop, 'node_modules/dep/index.js': 'module.exports = 1' })
    const { digest } = await buildImage({ folder }, `${registry.host}/acme/shop`)
    const root = mkdtempSync(join(folder, 'pod-'))
    const { cwd } = await unpackImage(`${registry.host}/acme/shop@${digest}`, root)
    expect(readFileSync(join(cwd, 'node_modules/dep/index.js'), 'utf8')).toBe('module.exports = 1')
  })

  test('bytes that are not what the digest says are refused', async () => {
    put(shop)
    const { digest } = await buildImage({ folder }, `${registry.host}/acme/shop`)
    const path = /blobs\/sha256/
    registry.faults.add({ method: 'GET', path, effect: { answer: 200, body: '{}' } })
    const root = mkdtempSync(join(folder, 'pod-'))
    await expect(unpackImage(`${registry.host}/acme/shop@${digest}`, root)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH'
    })
  })
})

describe('a layer that would write elsewhere', () => {
  const inner = () => {
    mkdirSync(join(folder, 'root'), { recursive: true })
    return join(folder, 'root')
  }
  const link = (path: string, target: string): Entry => ({ type: 'link', path, target })

  test.each([
    ['climbs', [file('../escaped', 'x')]],
    ['climbs in the middle', [file('a/../../escaped', 'x')]],
    ['goes through a link', [link('out', '..'), file('out/escaped', 'x')]],
    ['makes folders through a link', [link('out', '..'), file('out/escaped/deep', 'x')]],
    ['hides what is above', [file('.wh...', '')]],
    ['hides through a link', [link('out', '..'), file('out/.wh.kept', '')]]
  ])('is refused when it %s', (_how, entries) => {
    put({ kept: 'kept' })
    expect(() => unpackLayer(tar(entries), inner())).toThrow('would write outside of its own folder')
    expect([existsSync(join(folder, 'escaped')), readFileSync(join(folder, 'kept'), 'utf8')]).toEqual([false, 'kept'])
  })

  test('is kept inside when its path is absolute, and replaces a link instead of following it', () => {
    put({ kept: 'kept' })
    const root = inner()
    symlinkSync(join(folder, 'kept'), join(root, 'same'))
    unpackLayer(tar([file('/etc/motd', 'hi'), file('same', 'new')]), root)
    expect(readFileSync(join(root, 'etc/motd'), 'utf8')).toBe('hi')
    expect([readFileSync(join(root, 'same'), 'utf8'), readFileSync(join(folder, 'kept'), 'utf8')]).toEqual([
      'new',
      'kept'
    ])
  })

  test('may take away what an earlier layer wrote', () => {
    const root = inner()
    unpackLayer(tar([file('a/one', '1'), file('a/two', '2')]), root)
    unpackLayer(tar([file('a/.wh.one', '')]), root)
    expect([existsSync(join(root, 'a/one')), existsSync(join(root, 'a/two'))]).toEqual([false, true])
  })
})
