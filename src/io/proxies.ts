import * as http from 'node:http'

/**
 * While `work` lasts, node's own `fetch` takes the proxies of the environment, as `systemHttp` always does: for libraries
 * that send by themselves. Before Node 24.14 it can't, and such a library needs a direct way.
 */
export async function withProxies<T>(environment: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> {
  const { setGlobalProxyFromEnv } = http as Partial<typeof http>
  const restore = setGlobalProxyFromEnv?.(environment)
  try {
    return await work()
  } finally {
    restore?.()
  }
}
