import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dist } from './runner.ts'

/** `require("./impl/format")`: a part of a package that was left behind, missed only when it is asked for. */
const leftBehind = /\brequire\w*\(\s*['"]\.{1,2}\/[^)]*\)/g

it('each bundle holds every part of the packages in it', async () => {
  const files = (await readdir(dist, { recursive: true })).filter(file => file.endsWith('.js'))
  const missed = await Promise.all(
    files.map(async file => {
      const found = (await readFile(join(dist, file), 'utf8')).match(leftBehind) ?? []
      return found.map(call => `${file}: ${call}`)
    })
  )
  expect(files.length).toBeGreaterThan(7)
  expect(missed.flat()).toEqual([])
})
