import type { Published } from '../release/previous.ts'
import type { GitHub } from './github.ts'

const pageSize = 100
/** The newest 300 releases: the version before the present one is among them in every repository that we know of. */
const mostPages = 3

/** The releases of the repository as GitHub lists them, newest first. Drafts are only seen with write access, and left out. */
export async function publishedReleases(github: GitHub): Promise<Published[]> {
  const found: Published[] = []
  for (let page = 1; page <= mostPages; page++) {
    const { data } = await github.call('list the releases', 'contents: read', octokit =>
      octokit.rest.repos.listReleases({ owner: github.owner, repo: github.repo, per_page: pageSize, page })
    )
    for (const { tag_name, draft, prerelease } of data) if (!draft) found.push({ tag: tag_name, draft, prerelease })
    if (data.length < pageSize) break
  }
  return found
}
