import type { ContainerSettings, TaskSettings } from '../../../config/ecs-task.ts'
import { CutoverError, quoted } from '../../../errors.ts'
import type { Container } from './assign.ts'
import { unmatched } from './assign.ts'
import type { Base } from './file.ts'
import type { Definition } from './revision.ts'

type LogDriver = NonNullable<Container['logConfiguration']>['logDriver']

/** `base` with the settings made. Fails with IMAGE_UNMATCHED for an unknown container, CONFIG_INVALID for options that belong to nothing. */
export function withSettings(base: Base, { containers = {}, ...task }: TaskSettings): Definition {
  const there = base.definition.containerDefinitions ?? []
  const unknown = Object.keys(containers).filter(name => !there.some(one => one.name === name))
  if (unknown.length > 0)
    throw unmatched(base, `There is no container ${unknown.map(name => quoted(name)).join(' or ')} to set anything of`)
  return {
    ...base.definition,
    ...task,
    containerDefinitions: there.map(one => {
      const settings = containers[one.name ?? '']
      return settings ? inContainer(base, one, settings) : one
    })
  }
}

function inContainer(base: Base, container: Container, settings: ContainerSettings): Container {
  const { environment, secrets, logDriver, logOptions, firelensOptions } = settings
  const { logConfiguration: log, firelensConfiguration: router } = container
  const options = (one: 'logOptions' | 'firelensOptions', what: string, hint: string) =>
    new CutoverError('CONFIG_INVALID', `${base.name}: ${one} of ${quoted(container.name ?? '')} belong to ${what}.`, {
      hint,
      ...(base.at && { at: base.at })
    })
  if (logOptions && !log && !logDriver) throw options('logOptions', 'no log driver', 'Say logDriver as well.')
  if (firelensOptions && !router)
    throw options('firelensOptions', 'no log router', 'Give them to the container that has a firelensConfiguration.')
  // ECS refuses a name that is a variable and a secret at once.
  const left = without(container.environment, secrets)
  const hidden = without(container.secrets, environment)
  return {
    ...container,
    ...((environment || left !== container.environment) && { environment: set(left, environment, 'value') }),
    ...((secrets || hidden !== container.secrets) && { secrets: set(hidden, secrets, 'valueFrom') }),
    ...((logDriver || logOptions) && { logConfiguration: logOf(log, logDriver, logOptions) }),
    ...(router &&
      firelensOptions && { firelensConfiguration: { ...router, options: { ...router.options, ...firelensOptions } } })
  }
}

type Named = { readonly name?: string | undefined }

function without<T extends Named>(list: T[] | undefined, names: object = {}): T[] | undefined {
  return list?.some(({ name }) => Object.hasOwn(names, name ?? ''))
    ? list.filter(({ name }) => !Object.hasOwn(names, name ?? ''))
    : list
}

/** What is there keeps its place; what is new comes after it. */
function set<K extends string, T extends { name?: string | undefined }>(
  list: readonly T[] = [],
  values: Readonly<Record<string, string>> = {},
  field: K
): (T & Record<K, string>)[] {
  const kept = list.map(one => ({
    ...one,
    ...(Object.hasOwn(values, one.name ?? '') && { [field]: values[one.name ?? ''] })
  }))
  const fresh = Object.keys(values).filter(name => !list.some(one => one.name === name))
  return [...kept, ...fresh.map(name => ({ name, [field]: values[name] }))] as (T & Record<K, string>)[]
}

/** Options of one driver mean nothing to another. */
function logOf(log: Container['logConfiguration'], driver: LogDriver, options: ContainerSettings['logOptions']) {
  const kept =
    driver !== undefined && driver !== log?.logDriver ? { logDriver: driver } : { ...log, logDriver: log?.logDriver }
  return { ...kept, options: { ...('options' in kept ? kept.options : {}), ...options } }
}
