import type { Answer, Incoming } from '../loopback.ts'
import {
  type Deployment,
  invalid,
  type Json,
  json,
  nodeId,
  paged,
  refused,
  repositoryUrl,
  type State,
  type Status,
  stamp,
  user
} from './records.ts'

/** Who acts with the job's own token. */
const actor = 'github-actions[bot]'

/** The states of REST, "Create a deployment status". */
const states = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']

/** `deployments`, `deployments/ID` and `deployments/ID/statuses[/ID]`. `path` is what follows `deployments`. */
export function deployments(state: State, path: string, request: Incoming): Answer {
  if (path === '') return request.method === 'POST' ? create(state, request) : list(state, request.url)
  const [, id, , status] = /^\/(\d+)(\/statuses)?(?:\/(\d+))?$/.exec(path) ?? []
  const found = state.deployments.find(deployment => String(deployment.id) === id)
  if (!found) return refused(404, 'Not Found')
  if (!path.includes('/statuses')) return json(200, shown(state, found))
  if (request.method === 'POST') return createStatus(state, found, request)
  const statuses = found.statuses.toReversed().map(one => shownStatus(state, found, one))
  if (status === undefined) return paged(request.url, statuses)
  const one = statuses.find(({ id }) => String(id) === status)
  return one ? json(200, one) : refused(404, 'Not Found')
}

function list(state: State, url: URL): Answer {
  const matches = (deployment: Deployment): boolean =>
    (['sha', 'ref', 'task', 'environment'] as const).every(field => {
      const wanted = url.searchParams.get(field)
      return wanted === null || wanted === 'none' || deployment[field] === wanted
    })
  const found = state.deployments.filter(matches).toReversed()
  return paged(
    url,
    found.map(deployment => shown(state, deployment))
  )
}

function create(state: State, request: Incoming): Answer {
  const body = object(request)
  if (!body) return refused(400, 'Problems parsing JSON')
  if (typeof body.ref !== 'string') return invalid('Deployment', 'ref', 'missing_field')
  const sha = state.refs.get(body.ref) ?? (/^[0-9a-f]{40}$/.test(body.ref) ? body.ref : undefined)
  if (!sha) return refused(422, `No ref found for: ${body.ref}`)
  if (body.auto_merge !== false && sha !== state.refs.get(state.defaultBranch)) {
    return refused(409, `Conflict merging ${state.defaultBranch} into ${body.ref}.`)
  }
  const environment = text(body.environment, 'production')
  const deployment: Deployment = {
    id: state.nextId(),
    sha,
    ref: body.ref,
    task: text(body.task, 'deploy'),
    payload: body.payload ?? {},
    environment,
    description: typeof body.description === 'string' ? body.description : null,
    transient: body.transient_environment === true,
    production:
      typeof body.production_environment === 'boolean' ? body.production_environment : environment === 'production',
    creator: actor,
    createdAt: stamp(state.now()),
    statuses: []
  }
  state.deployments.push(deployment)
  return json(201, shown(state, deployment))
}

function createStatus(state: State, deployment: Deployment, request: Incoming): Answer {
  const body = object(request)
  if (!body) return refused(400, 'Problems parsing JSON')
  const { state: to } = body
  if (typeof to !== 'string' || !states.includes(to)) return invalid('DeploymentStatus', 'state', 'custom')
  const description = text(body.description, '')
  if (description.length > 140) return invalid('DeploymentStatus', 'description', 'too_long')
  const status: Status = {
    id: state.nextId(),
    state: to,
    description,
    environment: text(body.environment, deployment.environment),
    logUrl: text(body.log_url, text(body.target_url, '')),
    environmentUrl: text(body.environment_url, ''),
    creator: actor,
    createdAt: stamp(state.now())
  }
  deployment.statuses.push(status)
  if (to === 'success' && body.auto_inactive !== false) retire(state, deployment)
  return json(201, shownStatus(state, deployment, status))
}

/** A success makes earlier deployments of its environment inactive, unless they are transient or production. */
function retire(state: State, live: Deployment): void {
  for (const earlier of state.deployments) {
    const last = earlier.statuses.at(-1)
    if (earlier.id >= live.id || earlier.environment !== live.environment || last?.state !== 'success') continue
    if (earlier.transient || earlier.production) continue
    earlier.statuses.push({ ...last, id: state.nextId(), state: 'inactive', createdAt: stamp(state.now()) })
  }
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise)

function object(request: Incoming): Json | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString())
    return typeof value === 'object' && value !== null ? (value as Json) : undefined
  } catch {
    return undefined
  }
}

function shown(state: State, deployment: Deployment): Json {
  const url = `${repositoryUrl(state)}/deployments/${deployment.id}`
  return {
    url,
    id: deployment.id,
    node_id: nodeId('DE', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: user(state, deployment.creator),
    created_at: deployment.createdAt,
    updated_at: deployment.statuses.at(-1)?.createdAt ?? deployment.createdAt,
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(state),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null
  }
}

function shownStatus(state: State, deployment: Deployment, status: Status): Json {
  const url = `${repositoryUrl(state)}/deployments/${deployment.id}`
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DES', status.id),
    state: status.state,
    creator: user(state, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: repositoryUrl(state),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: null
  }
}
