import { at, isList } from '../json.ts'
import type { ApiObject } from '../object.ts'
import type { ResourceType } from '../resources.ts'
import { columns } from './columns.ts'
import type { ApiRequest } from './exchange.ts'

export const wantsTable = ({ headers }: ApiRequest): boolean => /as=Table/.test(headers.accept ?? '')

/** A time span as kubectl shows it: two units at most. */
export function age(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 10) return seconds % 60 ? `${minutes}m${seconds % 60}s` : `${minutes}m`
  if (minutes < 180) return `${minutes}m`
  const hours = Math.floor(minutes / 60)
  if (hours < 8) return minutes % 60 ? `${hours}h${minutes % 60}m` : `${hours}h`
  if (hours < 48) return `${hours}h`
  const days = Math.floor(hours / 24)
  return days < 8 && hours % 24 ? `${days}d${hours % 24}h` : `${days}d`
}

export const since = (time: unknown, now: number): string =>
  typeof time === 'string' ? age(now - Date.parse(time)) : '<unknown>'

/** The server-side table of `kubectl get`. */
export function table(
  type: ResourceType,
  objects: readonly ApiObject[],
  resourceVersion: string,
  now: number
): unknown {
  const shape = columns[type.kind] ?? columns.Other
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: { resourceVersion },
    columnDefinitions: (shape ?? []).map(({ name, wide }) => ({
      name,
      type: 'string',
      format: name === 'Name' ? 'name' : '',
      description: '',
      priority: wide ? 1 : 0
    })),
    rows: objects.map(object => ({
      cells: (shape ?? []).map(({ cell }) => cell(object, now)),
      object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata }
    }))
  }
}

/** The names of the containers and their images, for wide tables. */
export const containerList = (object: ApiObject, field: 'name' | 'image'): string => {
  const containers = at(object, 'spec', 'template', 'spec', 'containers')
  return isList(containers) ? containers.map(one => String(at(one, field))).join(',') : ''
}
