import type { Answer } from '../loopback.ts'
import {
  type Json,
  json,
  nodeId,
  type PublishedRelease,
  paged,
  refused,
  repositoryUrl,
  type State,
  stamp,
  user,
  webUrl
} from './records.ts'

/** GET `releases`, `releases/latest`, `releases/tags/TAG`, `releases/ID`. `path` is what follows `releases`. */
export function releases(state: State, path: string, url: URL): Answer {
  const visible = state.releases.filter(release => !release.draft).toReversed()
  if (path === '')
    return paged(
      url,
      visible.map(release => shown(state, release))
    )
  const tag = /^\/tags\/(.+)$/.exec(path)?.[1]
  const found =
    path === '/latest'
      ? visible.find(release => !release.prerelease)
      : visible.find(release => (tag ? release.tag === decodeURIComponent(tag) : path === `/${release.id}`))
  return found ? json(200, shown(state, found)) : refused(404, 'Not Found')
}

/** A release as REST and webhooks show it. */
export function shown(state: State, release: PublishedRelease): Json {
  const own = `${repositoryUrl(state)}/releases/${release.id}`
  const tag = encodeURIComponent(release.tag)
  return {
    url: own,
    assets_url: `${own}/assets`,
    upload_url: `${own.replace('/repos/', '/uploads/repos/')}/assets{?name,label}`,
    html_url: `${webUrl}/${state.owner}/${state.repo}/releases/tag/${tag}`,
    id: release.id,
    author: user(state, release.author),
    node_id: nodeId('RE', release.id),
    tag_name: release.tag,
    target_commitish: state.defaultBranch,
    name: release.name,
    draft: release.draft,
    immutable: false,
    prerelease: release.prerelease,
    created_at: release.at,
    updated_at: release.at,
    published_at: release.draft ? null : release.at,
    assets: [],
    tarball_url: `${repositoryUrl(state)}/tarball/${tag}`,
    zipball_url: `${repositoryUrl(state)}/zipball/${tag}`,
    body: release.body
  }
}

/** The body of the `release` event with action `published`, as a webhook and GITHUB_EVENT_PATH carry it. */
export const publishedEvent = (state: State, release: PublishedRelease): Json => ({
  action: 'published',
  release: shown(state, release),
  repository: repository(state),
  sender: user(state, release.author)
})

function repository(state: State): Json {
  const fullName = `${state.owner}/${state.repo}`
  const url = repositoryUrl(state)
  const web = `${webUrl}/${fullName}`
  const at = stamp(state.now())
  return {
    id: 700_000_001,
    node_id: nodeId('R', 700_000_001),
    name: state.repo,
    full_name: fullName,
    private: false,
    owner: user(state, state.owner),
    html_url: web,
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(repositoryLinks).map(([name, suffix]) => [name, url + suffix])),
    created_at: at,
    updated_at: at,
    pushed_at: at,
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `${web}.git`,
    svn_url: web,
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    forks_count: 0,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: 0,
    license: null,
    forks: 0,
    open_issues: 0,
    watchers: 0,
    visibility: 'public',
    default_branch: state.defaultBranch
  }
}

const repositoryLinks = {
  forks_url: '/forks',
  keys_url: '/keys{/key_id}',
  collaborators_url: '/collaborators{/collaborator}',
  teams_url: '/teams',
  hooks_url: '/hooks',
  issue_events_url: '/issues/events{/number}',
  events_url: '/events',
  assignees_url: '/assignees{/user}',
  branches_url: '/branches{/branch}',
  tags_url: '/tags',
  blobs_url: '/git/blobs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  git_refs_url: '/git/refs{/sha}',
  trees_url: '/git/trees{/sha}',
  statuses_url: '/statuses/{sha}',
  languages_url: '/languages',
  stargazers_url: '/stargazers',
  contributors_url: '/contributors',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  commits_url: '/commits{/sha}',
  git_commits_url: '/git/commits{/sha}',
  comments_url: '/comments{/number}',
  issue_comment_url: '/issues/comments{/number}',
  contents_url: '/contents/{+path}',
  compare_url: '/compare/{base}...{head}',
  merges_url: '/merges',
  archive_url: '/{archive_format}{/ref}',
  downloads_url: '/downloads',
  issues_url: '/issues{/number}',
  pulls_url: '/pulls{/number}',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  labels_url: '/labels{/name}',
  releases_url: '/releases{/id}',
  deployments_url: '/deployments'
}
