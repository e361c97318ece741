import { CutoverError } from '../errors.ts'
import type { Answer } from './exchange.ts'
import type { Repository } from './reference.ts'
import { refusal } from './registry-errors.ts'
import type { Session } from './registry-session.ts'

/** 1,000 is the most that Amazon ECR accepts; others give fewer and a link to the rest. */
const pageSize = 1000
const mostPages = 1000

/**
 * All tags of a repository; none when there is no such repository.
 * @throws REGISTRY_REFUSED also for a list without end: half a list would make a lower release look like the highest.
 */
export async function listTags(session: Session, repository: Repository): Promise<string[]> {
  const purpose = `list the tags of ${repository.spelling}`
  const found: string[] = []
  let target: string | undefined = `tags/list?n=${pageSize}`
  for (let page = 0; page < mostPages; page++) {
    const answer = await session(repository, { method: 'GET', target, purpose })
    if (answer.status === 404) return found
    if (answer.status !== 200) throw refusal(repository.domain, purpose, answer)
    found.push(...tagsIn(answer, repository))
    target = nextPage(answer.headers.link)
    if (target === undefined) return found
  }
  throw nonsense(repository, `the list goes on after ${mostPages} pages`)
}

function tagsIn(answer: Answer, repository: Repository): string[] {
  try {
    const { tags } = JSON.parse(answer.bytes.toString('utf8')) as { tags?: unknown }
    if (tags === null || tags === undefined) return []
    if (Array.isArray(tags) && tags.every(tag => typeof tag === 'string')) return tags
    throw nonsense(repository, 'its answer holds no list')
  } catch (error) {
    if (error instanceof CutoverError) throw error
    throw nonsense(repository, 'its answer is not JSON', error)
  }
}

/** Of the link only path and query count: behind a proxy, registries name themselves by hosts that nobody can reach. */
export function nextPage(link: string | undefined): string | undefined {
  const found = /<([^>]+)>\s*;\s*rel="?next"?/i.exec(link ?? '')?.[1]
  if (found === undefined || !URL.canParse(found, 'http://registry')) return undefined
  const { pathname, search } = new URL(found, 'http://registry')
  return pathname + search
}

const nonsense = (repository: Repository, what: string, cause?: unknown): CutoverError =>
  new CutoverError('REGISTRY_REFUSED', `${repository.domain} can't list the tags of ${repository.spelling}: ${what}.`, {
    hint: 'Check that the host is a registry, and what stands in front of it.',
    cause
  })
