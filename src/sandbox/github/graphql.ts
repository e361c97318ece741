import type { Answer, Incoming } from '../loopback.ts'
import { createCommitOnBranch, updateRefs } from './mutations.ts'
import { type Deployment, json, nodeId, type State, type Status, webUrl } from './records.ts'
import { type Field, QueryError, selection } from './selection.ts'

/** An object of the schema: plain values, further objects, lists of them, or functions of the field's arguments. */
interface Shape {
  readonly __typename: string
  readonly [field: string]: unknown
}

/** POST /graphql: the part of GitHub's schema that leads to deployments. As GitHub does, errors come with status 200. */
export function graphql(state: State, request: Incoming): Answer {
  try {
    const { query, variables } = JSON.parse(request.body.toString()) as {
      query: string
      variables?: Record<string, unknown>
    }
    const top = /^\s*mutation\b/.test(query) ? mutations(state) : root(state)
    return json(200, { data: project(top, selection(query, variables ?? {})) })
  } catch (error) {
    if (!(error instanceof QueryError)) return json(400, { message: 'Problems parsing JSON' })
    const { message, type } = error
    return json(200, type === undefined ? { errors: [{ message }] } : { data: null, errors: [{ type, message }] })
  }
}

/** Cuts an object to the fields asked for, as keys in the order asked. */
function project(shape: Shape, fields: readonly Field[]): Record<string, unknown> {
  const answer: Record<string, unknown> = {}
  for (const field of fields) {
    if (!(field.name in shape)) {
      throw new QueryError(`Field '${field.name}' doesn't exist on type '${shape.__typename}'`)
    }
    const own = shape[field.name]
    answer[field.key] = below(typeof own === 'function' ? own(field.args) : own, field)
  }
  return answer
}

function below(value: unknown, field: Field): unknown {
  if (Array.isArray(value)) return value.map(one => below(one, field))
  if (typeof value !== 'object' || value === null) return value
  if (field.fields.length === 0) {
    throw new QueryError(`Field must have selections (field '${field.name}' returns an object)`)
  }
  return project(value as Shape, field.fields)
}

const root = (state: State): Shape => ({
  __typename: 'Query',
  viewer: actor('github-actions[bot]'),
  rateLimit: { __typename: 'RateLimit', limit: 5000, cost: 1, remaining: 4999, used: 1 },
  repository: ({ owner, name }: { owner?: string; name?: string }) => {
    if (owner === state.owner && name === state.repo) return repository(state)
    throw new QueryError(`Could not resolve to a Repository with the name '${owner}/${name}'.`, 'NOT_FOUND')
  }
})

const mutations = (state: State): Shape => ({
  __typename: 'Mutation',
  createCommitOnBranch: ({ input }: { input: Parameters<typeof createCommitOnBranch>[1] }) =>
    createCommitOnBranch(state, input),
  updateRefs: ({ input }: { input: Parameters<typeof updateRefs>[1] }) => updateRefs(state, input)
})

/** A branch, while there is one. */
const branch = (state: State, name: string): Shape | null => {
  const oid = state.refs.get(name)
  return oid === undefined ? null : { __typename: 'Ref', name, target: { __typename: 'Commit', oid } }
}

const repository = (state: State): Shape => ({
  __typename: 'Repository',
  id: nodeId('R', 700_000_001),
  name: state.repo,
  nameWithOwner: `${state.owner}/${state.repo}`,
  url: `${webUrl}/${state.owner}/${state.repo}`,
  defaultBranchRef: branch(state, state.defaultBranch),
  ref: ({ qualifiedName }: { qualifiedName: string }) => branch(state, qualifiedName.replace('refs/heads/', '')),
  deployments: (args: ConnectionArguments & { environments?: string[] | null; orderBy?: { direction?: string } }) => {
    const matching = state.deployments.filter(one => !args.environments || args.environments.includes(one.environment))
    const ordered = args.orderBy?.direction === 'DESC' ? matching.toReversed() : matching
    return connection(
      'Deployment',
      ordered.map(one => deployment(state, one)),
      args
    )
  }
})

interface ConnectionArguments {
  readonly first?: number | null
  readonly last?: number | null
  readonly after?: string | null
  readonly before?: string | null
}

const cursorOf = (index: number): string => Buffer.from(`cursor:${index}`).toString('base64')

const indexOf = (cursor: string): number => Number(Buffer.from(cursor, 'base64').toString().split(':')[1])

/** A Relay connection: GitHub wants `first` or `last`, 1 to 100. */
function connection(type: string, all: readonly Shape[], args: ConnectionArguments): Shape {
  const size = args.first ?? args.last
  if (!size) {
    throw new QueryError(
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${type}\` connection.`
    )
  }
  if (size > 100)
    throw new QueryError(`Requesting ${size} records on the \`${type}\` connection exceeds the limit of 100.`)
  const lowest = args.after ? indexOf(args.after) + 1 : 0
  const highest = args.before ? indexOf(args.before) : all.length
  const start = args.first ? lowest : Math.max(lowest, highest - size)
  const end = args.first ? Math.min(highest, lowest + size) : highest
  const nodes = all.slice(start, end)
  return {
    __typename: `${type}Connection`,
    totalCount: all.length,
    nodes,
    edges: nodes.map((node, index) => ({ __typename: `${type}Edge`, cursor: cursorOf(start + index), node })),
    pageInfo: {
      __typename: 'PageInfo',
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length ? cursorOf(start) : null,
      endCursor: nodes.length ? cursorOf(end - 1) : null
    }
  }
}

function deployment(state: State, one: Deployment): Shape {
  const latest = one.statuses.at(-1)
  return {
    __typename: 'Deployment',
    id: nodeId('DE', one.id),
    databaseId: one.id,
    commitOid: one.sha,
    commit: { __typename: 'Commit', oid: one.sha, abbreviatedOid: one.sha.slice(0, 7) },
    ref: state.refs.has(one.ref) ? { __typename: 'Ref', name: one.ref } : null,
    task: one.task,
    payload: JSON.stringify(one.payload),
    environment: one.environment,
    originalEnvironment: one.environment,
    latestEnvironment: latest?.environment ?? one.environment,
    description: one.description,
    creator: actor(one.creator),
    createdAt: one.createdAt,
    updatedAt: latest?.createdAt ?? one.createdAt,
    state: stateOf(latest),
    latestStatus: latest ? status(latest) : null,
    statuses: (args: ConnectionArguments) =>
      connection('DeploymentStatus', one.statuses.toReversed().map(status), args),
    repository: () => repository(state)
  }
}

/** A deployment's state is its latest status', except that success reads ACTIVE and none PENDING. */
function stateOf(latest: Status | undefined): string {
  if (!latest) return 'PENDING'
  return latest.state === 'success' ? 'ACTIVE' : latest.state.toUpperCase()
}

const status = (one: Status): Shape => ({
  __typename: 'DeploymentStatus',
  id: nodeId('DES', one.id),
  state: one.state.toUpperCase(),
  description: one.description,
  environment: one.environment,
  logUrl: one.logUrl || null,
  environmentUrl: one.environmentUrl || null,
  creator: actor(one.creator),
  createdAt: one.createdAt,
  updatedAt: one.createdAt
})

const actor = (login: string): Shape => ({
  __typename: login.endsWith('[bot]') ? 'Bot' : 'User',
  login: login.replace('[bot]', ''),
  url: `${webUrl}/${login}`
})
