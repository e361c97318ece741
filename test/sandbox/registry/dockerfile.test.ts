import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { context, ignored } from '../../../src/sandbox/registry/context.ts'
import { instructions, pairs, substitute, words } from '../../../src/sandbox/registry/dockerfile.ts'
import { playStages } from '../../../src/sandbox/registry/stages.ts'

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
