import type { Writer } from '../apply/managers.ts'
import type { WriteOptions } from '../registry.ts'
import { badRequest } from '../status.ts'
import type { ApiRequest } from './exchange.ts'

/** Who writes: the `fieldManager` asked for, else the user agent up to its version, as the API server has it. */
export const managerOf = ({ query, headers }: ApiRequest): string =>
  query.get('fieldManager') || (headers['user-agent'] ?? 'unknown').split('/')[0] || 'unknown'

const unknownFields = { Strict: 'refuse', Warn: 'warn', Ignore: 'drop' } as const

/** The options that a write carries in its query. Warnings are collected in `warned`. */
export function writeOptions(request: ApiRequest, operation: Writer['operation'], warned: string[]): WriteOptions {
  const { query } = request
  const dryRun = query.getAll('dryRun')
  if (dryRun.some(value => value !== 'All'))
    throw badRequest(`Invalid value: ${JSON.stringify(dryRun)}: dryRun supports only "All"`)
  const validation = (query.get('fieldValidation') || 'Warn') as keyof typeof unknownFields
  return {
    dryRun: dryRun.length > 0,
    writer: { manager: managerOf(request), operation },
    unknownFields: unknownFields[validation] ?? 'warn',
    warn: message => void warned.push(message)
  }
}

/** Warnings as the header that kubectl shows. */
export const warnings = (warned: readonly string[]): Record<string, string> =>
  warned.length ? { warning: warned.map(text => `299 - ${JSON.stringify(text)}`).join(', ') } : {}
