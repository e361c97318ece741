/** Lets much go on at once, but never more than `width` things at any one host. */
export interface Lanes {
  /**
   * Does `work` for each item, which needs a lane at each of `hosts` while it lasts. After a failure nothing new begins;
   * what has begun is waited for. @throws the first failure
   */
  each<T, R>(hosts: readonly string[], items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]>
}

export function lanes(width: number): Lanes {
  const busy = new Map<string, number>()
  const waiting: { readonly hosts: readonly string[]; readonly enter: () => void }[] = []
  const isFree = (hosts: readonly string[]): boolean => hosts.every(host => (busy.get(host) ?? 0) < width)
  const count = (hosts: readonly string[], by: number): void => {
    for (const host of hosts) busy.set(host, (busy.get(host) ?? 0) + by)
  }
  // All lanes of one item are taken at once, so that no two items can wait for each other.
  const enter = (hosts: readonly string[]): Promise<void> =>
    new Promise(resolve => {
      waiting.push({ hosts, enter: resolve })
      admit()
    })
  const admit = (): void => {
    const next = waiting.findIndex(({ hosts }) => isFree(hosts))
    const [found] = next < 0 ? [] : waiting.splice(next, 1)
    if (!found) return
    count(found.hosts, 1)
    found.enter()
    admit()
  }
  return {
    async each(hosts, items, work) {
      const needed = [...new Set(hosts)]
      let failed = false
      const one = async (item: (typeof items)[number]) => {
        await enter(needed)
        try {
          return failed ? undefined : await work(item)
        } catch (error) {
          failed = true
          throw error
        } finally {
          count(needed, -1)
          admit()
        }
      }
      const ended = await Promise.allSettled(items.map(one))
      const failure = ended.find(({ status }) => status === 'rejected')
      if (failure?.status === 'rejected') throw failure.reason
      return ended.flatMap(result =>
        result.status === 'fulfilled' ? [result.value as Awaited<ReturnType<typeof work>>] : []
      )
    }
  }
}
