import type { Answer } from '../loopback.ts'
import { json, refused, type Store } from './store.ts'

/** A tag as the OCI distribution specification spells it. */
export const tagForm = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/

/** All tags of a repository in order, `n` at a time after `last`, with a Link to the next page. */
export function tags(store: Store, name: string, query: URLSearchParams): Answer {
  const repository = store.repositories.get(name)
  if (!repository) return refused(404, 'NAME_UNKNOWN', 'repository name not known to registry')
  const size = Number(query.get('n') ?? 1000)
  if (!Number.isInteger(size) || size < 0) {
    return refused(400, 'PAGINATION_NUMBER_INVALID', 'invalid number of results requested')
  }
  const last = query.get('last') ?? ''
  const rest = [...repository.tags.keys()].sort().filter(tag => tag > last)
  const page = rest.slice(0, size)
  const end = page.at(-1)
  const link = end !== undefined && rest.length > page.length
  return json(
    200,
    { name, tags: page },
    link ? { link: `</v2/${name}/tags/list?last=${encodeURIComponent(end)}&n=${size}>; rel="next"` } : {}
  )
}
