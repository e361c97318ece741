import type { Outcome } from '../rollout/outcome.ts'
import type { GitHub } from './github.ts'
import type { Entry } from './ledger.ts'
import { intentOf, outcomeIn } from './payload.ts'

/** One page, records of other tools included: what is older is not looked for. */
const mostListed = 100

/** REST would need one request more for each record to learn how it ended. */
const query = `query ($owner: String!, $repo: String!, $environment: String!, $first: Int!) {
  repository(owner: $owner, name: $repo) {
    deployments(environments: [$environment], first: $first, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes {
        databaseId
        payload
        createdAt
        statuses(first: 50) { nodes { description createdAt } }
      }
    }
  }
}`

interface Answer {
  readonly repository: { readonly deployments: { readonly nodes: readonly Deployment[] } }
}

interface Deployment {
  readonly databaseId: number
  /** JSON, of whatever was sent: an object, or a string that may hold JSON again. */
  readonly payload: string | null
  readonly createdAt: string
  readonly statuses: {
    readonly nodes: readonly { readonly description: string | null; readonly createdAt: string }[]
  } | null
}

/** Not simply the last status: GitHub adds one of its own when a newer deployment makes this one inactive. */
function lastOutcome({ statuses }: Deployment): Outcome | undefined {
  const told = (statuses?.nodes ?? []).flatMap(({ description, createdAt }) => {
    const outcome = outcomeIn(description)
    return outcome ? [{ outcome, at: Date.parse(createdAt) }] : []
  })
  return told.sort((a, b) => b.at - a.at)[0]?.outcome
}

/** The newest `limit` of our records, newest first, in one request. */
export async function historyOf(github: GitHub, environment: string, limit: number): Promise<Entry[]> {
  const { owner, repo } = github
  const { repository } = await github.call(`list the deployments to ${environment}`, 'deployments: read', octokit =>
    octokit.graphql<Answer>(query, { owner, repo, environment, first: mostListed })
  )
  const entries = repository.deployments.nodes.flatMap((deployment): Entry[] => {
    const intent = intentOf(deployment.payload, environment)
    if (!intent) return []
    const outcome = lastOutcome(deployment)
    const entry = { ...intent, id: deployment.databaseId, at: Date.parse(deployment.createdAt) }
    return [outcome === undefined ? entry : { ...entry, outcome }]
  })
  return entries.slice(0, limit)
}
