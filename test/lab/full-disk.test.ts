import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const entry = join(import.meta.dirname, '../../src/entry/swap.ts')
const image = `ghcr.io/acme/web:2.0.0@sha256:${'ab'.repeat(32)}`
const padding = 'x'.repeat(3_000)
const pod = (number: number): string => `apiVersion: v1
kind: Pod
metadata: { name: web-${number} }
spec:
  containers:
    - name: web
      image: ghcr.io/acme/web:1.4.1 # ${padding}
`
const mount = (...args: string[]) => execFileSync('mount', args)

let folder: string
const undo: (() => void)[] = []

/** A disk of 40 pages that holds 30 files of one page each: of new ones, fewer than ten have room beside them. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutover-disk-'))
  mount('-t', 'tmpfs', '-o', 'size=160k', 'tmpfs', folder)
  undo.push(() => execFileSync('umount', [folder]))
  mkdirSync(join(folder, 'k8s'))
  for (let number = 0; number < 30; number++) writeFileSync(join(folder, `k8s/web-${number}.yaml`), pod(number))
})
afterEach(() => {
  for (const step of undo.splice(0).reverse()) step()
  rmSync(folder, { recursive: true })
})

/** Every file with its bytes, the padding left out; one that was left behind is among them. */
function contents(): Record<string, string> {
  const read = (name: string): string => readFileSync(join(folder, 'k8s', name), 'utf8').replace(padding, '')
  return Object.fromEntries(readdirSync(join(folder, 'k8s')).map(name => [name, read(name)]))
}

/** The action in a process of its own: its exit code and its errors. */
const swap = (): Promise<{ code: number; errors: string[] }> =>
  new Promise(resolve => {
    const env = { INPUT_FILES: 'k8s/', INPUT_IMAGES: image, HOME: folder }
    execFile(process.execPath, [entry], { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), errors: stdout.split('\n').filter(line => line.startsWith('::error')) })
    )
  })

const whole = (): number => Object.values(contents()).filter(text => text.includes(image)).length

describe('a swap', () => {
  it('on a full disk leaves every file as it was, and nothing else, and works when there is room', async () => {
    const before = contents()
    const { code, errors } = await swap()
    const [, path] = /file=(k8s\/web-\d+\.yaml)/.exec(errors[0] ?? '') ?? []
    expect({ code, errors }).toEqual({
      code: 1,
      errors: [
        `::error title=FILE_UNWRITABLE,file=${path}::Can't write ${path}: ENOSPC: no space left on device, write.%0A` +
          'Check the free space and the permissions of its folder. Nothing of the old file was changed.'
      ]
    })
    expect(contents()).toEqual(before)

    mount('-o', 'remount,size=400k', folder)
    expect(await swap()).toEqual({ code: 0, errors: [] })
    expect([Object.keys(contents()), whole()]).toEqual([Object.keys(before), 30])
  })

  it('of which one file is mounted by itself and takes no rename leaves every file as it was', async () => {
    mount('-o', 'remount,size=400k', folder)
    const mounted = join(folder, 'k8s/web-9.yaml')
    mount('--bind', mounted, mounted)
    undo.push(() => execFileSync('umount', [mounted]))
    const before = contents()
    const { code, errors } = await swap()
    expect([code, errors.map(line => /EBUSY[^,]*/.exec(line)?.[0])]).toEqual([1, ['EBUSY: resource busy or locked']])
    expect(contents()).toEqual(before)
  })
})
