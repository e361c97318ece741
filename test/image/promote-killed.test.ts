import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Registry } from '../../src/sandbox/registry/registry.ts'
import { startRegistry } from '../../src/sandbox/registry/registry.ts'
import { counted, type Described, holdings, stocking } from './images.ts'

let server: Registry
let other: Registry
let index: Described

beforeEach(async () => {
  server = await startRegistry()
  other = await startRegistry()
  const stock = stocking(server, 'uat/web')
  index = stock.index('1.4.2')
  stock.referrer('signature', index)
  stock.image('old signature', 1, {}, `${index.digest.replace(':', '-')}.sig`)
})
afterEach(() => Promise.all([server.stop(), other.stop()]))

const begin = () =>
  spawn(process.execPath, [
    join(import.meta.dirname, 'promote-process.ts'),
    `${server.host}/uat/web:1.4.2`,
    `${other.host}/live/web`,
    '1.4.2'
  ])

/** The whole takes 74 requests to the target. */
it.each([2, 20, 40, 50, 56, 66])('a promotion killed after %i requests is whole after the next', async requests => {
  // From then on the registry answers nothing: the process waits to try again when the kill meets it.
  other.faults.add({ skip: requests, times: Number.POSITIVE_INFINITY, effect: { reset: 'before' } })
  const first = begin()
  const ended = once(first, 'exit')
  while (other.requests.length <= requests) await new Promise(resolve => setImmediate(resolve))
  first.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
  const there = new Set(holdings(other, 'live/web').blobs)
  expect(holdings(other, 'live/web').tags['1.4.2']).toBeUndefined()

  other.faults.clear()
  other.requests.length = 0
  expect(await once(begin(), 'exit')).toEqual([0, null])
  const whole = holdings(server, 'uat/web')
  expect(holdings(other, 'live/web')).toEqual(whole)
  const missing = whole.blobs.filter(digest => !there.has(digest)).length
  expect(counted(other.requests)['PUT uploads'] ?? 0).toBe(missing)
})
