import type { Octokit } from '@octokit/rest'
import { CutoverError } from '../errors.ts'
import type { Outcome } from '../rollout/outcome.ts'
import type { GitHub } from './github.ts'
import { historyOf } from './history.ts'
import type { Ending, Ledger } from './ledger.ts'
import { payloadOf } from './payload.ts'

const permission = 'deployments: write'
/** GitHub refuses a longer description. */
const longestDescription = 140

type State = NonNullable<Parameters<Octokit['rest']['repos']['createDeploymentStatus']>[0]>['state']

/** A release that is held back or still watched is no success yet; one that another run overtook is over without fault. */
const stateOf: Readonly<Record<Outcome, State>> = {
  SUCCEEDED: 'success',
  STAGED: 'queued',
  ROLLED_BACK: 'failure',
  ROLLBACK_FAILED: 'error',
  STOPPED: 'failure',
  SUPERSEDED: 'inactive',
  TIMED_OUT: 'failure'
}

const described = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longestDescription ? line : `${line.slice(0, longestDescription - 1)}…`
}

const notMade = (environment: string, message = ''): CutoverError =>
  new CutoverError('GITHUB_REFUSED', `GitHub made no deployment to ${environment}: ${message}.`, {
    hint: 'The answer above says what GitHub does not accept.'
  })

/** The ledger on GitHub Deployments: one deployment a run, its payload the intent, its last status the outcome. */
export function deploymentsLedger(github: GitHub, runUrl: string): Ledger {
  const { owner, repo } = github
  const status = (id: number, state: State, description: string, ending: Partial<Ending> = {}): Promise<unknown> =>
    github.call(`record that deployment ${id} is ${state}`, permission, octokit =>
      octokit.rest.repos.createDeploymentStatus({
        owner,
        repo,
        deployment_id: id,
        state,
        description: described(description),
        ...(runUrl === '' ? {} : { log_url: runUrl }),
        ...(ending.environmentUrl === undefined ? {} : { environment_url: ending.environmentUrl })
      })
    )
  return {
    async begin(intent) {
      const { data } = await github.call(`record a deployment to ${intent.environment}`, permission, octokit =>
        octokit.rest.repos.createDeployment({
          owner,
          repo,
          ref: intent.ref,
          task: intent.task,
          environment: intent.environment,
          production_environment: intent.production,
          description: described(`${intent.task} ${intent.version}`),
          // Without these two GitHub merges the default branch into the ref, or refuses while checks are running.
          auto_merge: false,
          required_contexts: [],
          payload: payloadOf(intent)
        })
      )
      if (!('id' in data)) throw notMade(intent.environment, data.message)
      await status(data.id, 'in_progress', `Started by ${intent.actor}`)
      return data.id
    },
    progress: async (id, text) => void (await status(id, 'in_progress', text)),
    finish: async (id, ending) =>
      void (await status(id, stateOf[ending.outcome], `${ending.outcome}: ${ending.why}`, ending)),
    history: (environment, limit) => historyOf(github, environment, limit)
  }
}
