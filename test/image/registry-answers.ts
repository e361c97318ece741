import type { ServerResponse } from 'node:http'
import type { Intercept, RegistryServer } from './registry-server.ts'

type Answer = (response: ServerResponse, request: Parameters<Intercept>[0]) => void

/** Answers the first requests in turn, and leaves the rest to the registry. */
export function first(server: RegistryServer, ...answers: Answer[]): void {
  server.intercept = (request, response) => {
    const answer = answers.shift()
    answer?.(response, request)
    return answer !== undefined
  }
}

export function always(server: RegistryServer, answer: Answer): void {
  server.intercept = (request, response) => {
    answer(response, request)
    return true
  }
}

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  response =>
    void response.writeHead(code, headers).end()
