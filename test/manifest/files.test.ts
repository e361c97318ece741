import { spawnSync } from 'node:child_process'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import { type Files, systemFiles } from '../../src/io/files.ts'
import { readManifests } from '../../src/manifest/read.ts'
import { swap } from '../../src/manifest/swap.ts'
import { writeSwap } from '../../src/manifest/write.ts'
import { failure } from './failure.ts'
import { pinnedWeb, web } from './images.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-manifest-'))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (path: string) => join(folder, path)

async function put(path: string, content: string | Buffer = `# ${path}`) {
  await mkdir(dirname(at(path)), { recursive: true })
  await writeFile(at(path), content)
}

const read = async (...entries: string[]) =>
  (await readManifests(systemFiles, entries.map(at))).map(({ path, text }) => [path.slice(folder.length + 1), text])

const paths = async (...entries: string[]) => (await read(...entries)).map(([path]) => path)

describe('manifests', () => {
  beforeEach(async () => {
    for (const path of [
      'k8s/web.yml',
      'k8s/api/api.yaml',
      'k8s/job.json',
      'k8s/README.md',
      'k8s/cutover.lock.json',
      'one.txt'
    ])
      await put(path)
  })

  it('are read from files, folders and patterns, each once and in order', async () => {
    expect(await read('one.txt', 'k8s')).toEqual([
      ['one.txt', '# one.txt'],
      ['k8s/api/api.yaml', '# k8s/api/api.yaml'],
      ['k8s/job.json', '# k8s/job.json'],
      ['k8s/web.yml', '# k8s/web.yml']
    ])
    expect(await paths('k8s/*.yml')).toEqual(['k8s/web.yml'])
    expect(await paths('k8s/**/*.y*ml', './k8s/../k8s/web.yml')).toEqual(['k8s/api/api.yaml', 'k8s/web.yml'])
    expect(await paths('**')).toEqual(['k8s/api/api.yaml', 'k8s/job.json', 'k8s/web.yml'])
  })

  it.each([
    ['missing/', /^There are no manifests at ".*\/missing\/"\.$/],
    ['empty', /^The folder ".*\/empty" holds no \.yml, \.yaml or \.json file\.$/],
    ['k8s/*.txt', /^No \.yml, \.yaml or \.json file matches ".*\/k8s\/\*\.txt"\.$/],
    ['missing/*.yml', /^No \.yml, \.yaml or \.json file matches ".*\/missing\/\*\.yml"\.$/]
  ])('that are not there are one error: %s', async (entry, message) => {
    await put('empty/README.md')
    expect(await failure(() => read('k8s', entry))).toEqual({
      code: 'MANIFEST_MISSING',
      message: expect.stringMatching(message),
      hint: 'Give files, folders or patterns such as k8s/, k8s/web.yml or k8s/**/*.yml, relative to the repository; check it out before this step.'
    })
  })

  it.each([
    ['is no UTF-8 text', Buffer.from([0x61, 0xff, 0xfe])],
    ['is a binary file', Buffer.from('a\0b')],
    ['has 16777217 bytes, too many for a manifest', Buffer.alloc(16 * 1024 * 1024 + 1, 'a')]
  ])('that are no text are refused: one %s', async (what, content) => {
    await put('bad.yml', content)
    expect(await failure(() => read('bad.yml'))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: `${at('bad.yml')} ${what}.`,
      at: { file: at('bad.yml') }
    })
  })
})

describe('a swap', () => {
  const pod = (image: string) => `\uFEFFkind: Pod\r\nspec: {containers: [{image: ${image}}]}`
  const load = () => readManifests(systemFiles, [at('k8s')])

  it('is written with its lock file, and a second time not at all', async () => {
    await put('k8s/web.yml', pod('ghcr.io/acme/web'))
    await put('k8s/service.yml', 'kind: Service')
    expect(await writeSwap(systemFiles, swap(await load(), [web]), at('k8s/cutover.lock.json'))).toEqual([
      at('k8s/web.yml'),
      at('k8s/cutover.lock.json')
    ])
    expect(await readFile(at('k8s/web.yml'), 'utf8')).toBe(pod(pinnedWeb))
    expect(await readFile(at('k8s/cutover.lock.json'), 'utf8')).toBe(`{
  "version": 1,
  "images": [
    {
      "name": "web",
      "repository": "ghcr.io/acme/web",
      "tag": "1.4.2",
      "digest": "${web.digest}"
    }
  ],
  "files": [
    {
      "path": "${at('k8s/web.yml')}",
      "images": [
        "web"
      ]
    }
  ]
}
`)
    const before = await stat(at('k8s/web.yml'))
    expect(await writeSwap(systemFiles, swap(await load(), [web]), at('k8s/cutover.lock.json'))).toEqual([])
    expect((await stat(at('k8s/web.yml'))).ino).toBe(before.ino)
  })

  it('keeps the mode of a file', async () => {
    await put('k8s/web.yml', pod('ghcr.io/acme/web'))
    await chmod(at('k8s/web.yml'), 0o640)
    await writeSwap(systemFiles, swap(await load(), [web]))
    expect((await stat(at('k8s/web.yml'))).mode & 0o777).toBe(0o640)
  })

  it('writes nothing when one of the files has been changed meanwhile', async () => {
    await put('k8s/a.yml', pod('ghcr.io/acme/web'))
    await put('k8s/b.yml', pod('ghcr.io/acme/web'))
    const swapped = swap(await load(), [web])
    await put('k8s/b.yml', 'edited')
    expect(await failure(() => writeSwap(systemFiles, swapped))).toEqual({
      code: 'CONFLICT',
      message: `${at('k8s/b.yml')} was changed by somebody else while it was being rewritten.`,
      hint: 'Run this step again. Nothing was written.',
      at: { file: at('k8s/b.yml') }
    })
    expect(await readFile(at('k8s/a.yml'), 'utf8')).toBe(pod('ghcr.io/acme/web'))
  })

  it('that somebody has written already is no conflict', async () => {
    await put('k8s/a.yml', pod('ghcr.io/acme/web'))
    const swapped = swap(await load(), [web])
    expect(await writeSwap(systemFiles, swapped)).toEqual([at('k8s/a.yml')])
    expect(await writeSwap(systemFiles, swapped)).toEqual([])
  })

  it('that fills the disk leaves every file as it was, and nothing beside them', async () => {
    const long = `# ${'x'.repeat(20_000)}`
    for (const name of ['a', 'b', 'c'])
      await put(`k8s/${name}.yml`, `${pod('ghcr.io/acme/web')}\n${name === 'b' ? long : ''}`)
    const before = await read('k8s')
    // A file that may not be longer than 8 KiB stands in for a disk that is full: the same call fails in the same place.
    const { status, stdout } = spawnSync(
      'bash',
      [
        '-c',
        'ulimit -f 8; trap "" XFSZ; exec "$0" "$@"',
        process.execPath,
        join(import.meta.dirname, 'write.ts'),
        at('k8s')
      ],
      { encoding: 'utf8' }
    )
    expect({ status, error: JSON.parse(stdout) }).toEqual({
      status: 0,
      error: {
        code: 'FILE_UNWRITABLE',
        message: `Can't write ${at('k8s/b.yml')}: EFBIG: file too large, write.`,
        hint: 'Check the free space and the permissions of its folder. Nothing of the old file was changed.',
        at: { file: at('k8s/b.yml') }
      }
    })
    expect(await read('k8s')).toEqual(before)
    expect((await readdir(at('k8s'))).sort()).toEqual(['a.yml', 'b.yml', 'c.yml'])
  })

  it('of which one file takes no rename takes back those that have been replaced', async () => {
    for (const name of ['a', 'b', 'c']) await put(`k8s/${name}.yml`, pod(`ghcr.io/acme/web:${name}`))
    const before = await read('k8s')
    const refused = new CutoverError('FILE_UNWRITABLE', 'EBUSY', { hint: '' })
    let calls = 0
    const files: Files = {
      ...systemFiles,
      // As rename does where b.yml is a mount of its own: a.yml is new already, c.yml is still old.
      async writeAll(contents) {
        if (calls++ > 0) return systemFiles.writeAll(contents)
        await systemFiles.writeAll(new Map([...contents].slice(0, 1)))
        throw refused
      }
    }
    const swapped = swap(await load(), [web])
    await expect(writeSwap(files, swapped, at('k8s/cutover.lock.json'))).rejects.toBe(refused)
    expect(await read('k8s')).toEqual(before)
  })

  it('of a file that can not be read is one error', async () => {
    await mkdir(at('k8s'))
    await symlink(at('nowhere.yml'), at('k8s/gone.yml'))
    expect(await failure(load)).toMatchObject({
      code: 'FILE_UNREADABLE',
      message: expect.stringMatching(/^Can't read .*\/k8s\/gone\.yml: no such file or directory\.$/)
    })
  })

  it('keeps a link a link', async () => {
    await put('real/web.yml', pod('ghcr.io/acme/web'))
    await mkdir(at('k8s'))
    await symlink('../real/web.yml', at('k8s/web.yml'))
    await writeSwap(systemFiles, swap(await load(), [web]))
    expect((await lstat(at('k8s/web.yml'))).isSymbolicLink()).toBe(true)
    expect(await readFile(at('real/web.yml'), 'utf8')).toBe(pod(pinnedWeb))
  })
})
