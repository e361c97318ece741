import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Entry, tar, untar } from '../../../src/sandbox/registry/tar.ts'
import { unpackLayer } from '../../../src/sandbox/registry/unpack.ts'

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
