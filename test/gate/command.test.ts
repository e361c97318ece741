import { describe, expect, it } from 'vitest'
import type { CommandGate } from '../../src/config/gate-settings.ts'
import { asCutoverError } from '../../src/errors.ts'
import { openGate } from '../../src/gate/open.ts'
import { processes } from '../../src/io/process.ts'
import { live, pace, ports } from './ports.ts'

const gate = (run: string, more: Partial<CommandGate> = {}): CommandGate => ({
  kind: 'command',
  ...pace,
  timeout: 20_000,
  run,
  ...more
})

async function ran(run: string, more: Partial<CommandGate> = {}) {
  const { ports: given, told } = ports({ processes: processes({ interrupt: 100, terminate: 100 }) })
  const opened = await openGate(gate(run, more), given)
  return { name: opened.name, ...(await opened.probe(live)), told }
}

describe('a command as a gate', () => {
  it('passes with exit code 0, and keeps what it wrote to itself', async () => {
    expect(await ran('echo fine\nexit 0')).toEqual({
      name: 'command echo fine',
      state: 'good',
      says: expect.stringMatching(/^exit code 0 in \d/),
      told: []
    })
  })

  it('fails with any other, and shows the end of what it wrote', async () => {
    expect(await ran('echo checking; echo oops >&2; exit 7')).toEqual({
      name: 'command echo checking; echo oops >&2; exit 7',
      state: 'bad',
      says: 'exit code 7, expected 0',
      told: [expect.stringMatching(/^The last lines of command echo checking; .*:\n(?:checking\noops|oops\nchecking)$/)]
    })
  })

  it('shows at most 20 lines, and of each at most 500 characters', async () => {
    const { told } = await ran('seq 100; printf "%600s\\n" x; false')
    const [title, ...lines] = told.join('').split('\n')
    expect({ title, lines: lines.length, first: lines[0], last: lines.at(-1)?.length }).toEqual({
      title: 'The last lines of command seq 100; printf "%600s\\n" x; false:',
      lines: 20,
      first: '82',
      last: 500
    })
  })

  it('ends at the first error, in a pipe as well', async () => {
    expect((await ran('false\ntrue')).state).toBe('bad')
    expect((await ran('false | true')).state).toBe('bad')
  })

  it('is told what is released, where, and instead of what', async () => {
    const expected = [
      'CUTOVER_APP=shop',
      'CUTOVER_NAMESPACE=shop',
      'CUTOVER_PHASE=after',
      'CUTOVER_PREVIEW_URL=http://web-preview.shop.svc:80',
      'CUTOVER_PREVIOUS=1-0-0-deadbeef',
      'CUTOVER_PREVIOUS_VERSION=1.0.0',
      'CUTOVER_RELEASE=1-1-0-0badcafe',
      'CUTOVER_SERVICE=web',
      'CUTOVER_URL=http://web.shop.svc:80',
      'CUTOVER_VERSION=1.1.0'
    ]
    const { told } = await ran('env | grep ^CUTOVER_ | LC_ALL=C sort; false')
    expect(told.join('').split('\n').slice(1)).toEqual(expected)
  })

  it('that takes too long is ended, and has failed', async () => {
    expect(await ran('echo begun; exec sleep 60', { timeout: 300 })).toMatchObject({
      state: 'bad',
      says: 'not done within 0.3 s, expected 0'
    })
  })

  it('of a run that is cancelled is ended with it', async () => {
    const stop = new AbortController()
    const { ports: given } = ports({ processes: processes({ interrupt: 100, terminate: 100 }) })
    const probing = (await openGate(gate('exec sleep 60'), given)).probe(stop.signal)
    stop.abort()
    expect(asCutoverError(await probing.catch((error: unknown) => error)).code).toBe('CANCELLED')
  })

  it('that can not be started could not be read', async () => {
    const none = { run: () => Promise.reject(asCutoverError(new RangeError('no bash'))) }
    const opened = await openGate(gate('true'), ports({ processes: none }).ports)
    expect(await opened.probe(live)).toEqual({
      state: 'unread',
      says: 'no bash This is a defect in Cutover. Please report it with the log of this run.'
    })
  })
})
