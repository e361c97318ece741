import { afterEach } from 'vitest'
import type { CutoverError } from '../../../src/errors.ts'
import type { KubeObject, Resource } from '../../../src/target/kubernetes/objects.ts'
import type { Answer } from './api-server.ts'
import { startApiServer } from './api-server.ts'

/** The Deployments that the requests of these tests are for. */
export const deployments: Resource = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  name: 'deployments',
  namespaced: true
}
export const web: KubeObject = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } }

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

/** An API server that answers so, until the test is over. */
export async function start(answer: Answer, tokens?: readonly string[]) {
  const server = await startApiServer(answer, tokens)
  close = server.close
  return server
}

/** What `work` ends in: its answer, or the error as the user would read it, whatever the port. */
export const refusal = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work
  } catch (error) {
    const { code, message } = error as CutoverError
    return { code, message: message.replace(/127\.0\.0\.1:\d+/g, 'HOST') }
  }
}
