import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, inject, vi } from 'vitest'

/** What the load client saw. It sends every request once, and whatever is no complete 2xx answer has failed. */
export interface Load {
  readonly sent: number
  readonly failed: number
  /** Good answers by the version that gave them. */
  readonly byVersion: Readonly<Record<string, number>>
  /** The first ten failures, in words. */
  readonly errors: readonly string[]
}

interface Reported extends Load {
  /** The longest time without a good answer. */
  readonly maxGapMs: number
}

/** Those of tests that ran out of time would never end, and nor would vitest. */
const clients = new Set<ChildProcess>()
afterAll(() => {
  for (const client of clients) client.kill('SIGKILL')
})

/** Does `work` while a client asks `url` without a pause, on kept and on fresh connections, from before it to after it. */
export async function underLoad<T>(
  url: string,
  work: () => Promise<T>
): Promise<{ done: T; load: Load; maxGapMs: number }> {
  await vi.waitFor(async () => void (await fetch(url)), { timeout: 20_000, interval: 50 })
  const client = spawn(join(inject('parts').bin, 'web'), ['load', url, '--rate', '100'], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  clients.add(client)
  let output = ''
  client.stdout.setEncoding('utf8').on('data', chunk => (output += chunk))
  const ended = new Promise<void>((resolve, reject) => {
    client.on('error', reject)
    client.on('close', () => resolve())
  })
  try {
    const done = await work()
    client.kill('SIGINT')
    await ended
    const { sent, failed, byVersion, errors, maxGapMs } = JSON.parse(output) as Reported
    return { done, load: { sent, failed, byVersion, errors }, maxGapMs }
  } finally {
    client.kill('SIGKILL')
    clients.delete(client)
  }
}

/** The load that lost nothing, where all of `versions` and no others answered. */
export function nothingLost({ sent, byVersion }: Load, versions: readonly string[]): Load {
  const answered = Object.fromEntries(versions.map(version => [version, byVersion[version] || 1]))
  return { sent, failed: 0, byVersion: answered, errors: [] }
}
