import * as http from 'node:http'

let users = 0
let restore: (() => void) | undefined

/**
 * While `work` lasts, node's own `fetch` takes the proxies of the environment, as `systemHttp` always does: for libraries
 * that send by themselves. Before Node 24.14 it can't, and such a library needs a direct way. There is one `fetch` for all
 * that goes on at once, so that the last one out gives it back as it was.
 */
export async function withProxies<T>(environment: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> {
  const { setGlobalProxyFromEnv } = http as Partial<typeof http>
  if (users++ === 0) restore = setGlobalProxyFromEnv?.(environment)
  try {
    return await work()
  } finally {
    if (--users === 0) restore?.()
  }
}
