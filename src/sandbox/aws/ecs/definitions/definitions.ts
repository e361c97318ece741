import type { Call, Ground } from '../../service.ts'
import { type Arns, nameIn } from '../arns.ts'
import { page } from '../paging.ts'
import { refused } from '../refusals.ts'
import type {
  DeleteTaskDefinitionsRequest,
  DescribeTaskDefinitionRequest,
  Failure,
  ListTaskDefinitionFamiliesRequest,
  ListTaskDefinitionsRequest,
  RegisterTaskDefinitionRequest,
  Tag,
  TaskDefinition
} from '../shapes.ts'
import { described } from './described.ts'
import { validate } from './validate.ts'

interface Kept {
  definition: TaskDefinition
  tags: Tag[]
}

/** All task definitions: families of revisions that count up and are never given twice. */
export class Definitions {
  readonly #ground: Ground
  readonly #arns: Arns
  readonly #families = new Map<string, Kept[]>()

  constructor(ground: Ground, arns: Arns) {
    this.#ground = ground
    this.#arns = arns
  }

  /** The newest ACTIVE revision for a family alone. */
  find(reference: string): Kept | undefined {
    const [family = '', revision] = nameIn(reference).split(':')
    const all = this.#families.get(family) ?? []
    if (revision !== undefined) return all[Number(revision) - 1]
    return all.findLast(({ definition }) => definition.status === 'ACTIVE')
  }

  /** For a service or task. @throws AwsFault: `inactive` words it as the API that asks does. */
  usable(reference: string, inactive: (message: string) => Error): TaskDefinition {
    const found = this.find(reference)
    if (!found) throw refused.client('TaskDefinition not found.')
    if (found.definition.status !== 'ACTIVE') throw inactive('TaskDefinition is inactive')
    return found.definition
  }

  readonly register = (input: RegisterTaskDefinitionRequest, { principal }: Call) => {
    validate(input)
    const family = input.family ?? ''
    const all = this.#families.get(family) ?? []
    this.#families.set(family, all)
    const revision = all.length + 1
    const definition = described(structuredClone(input), {
      arn: this.#arns.definition(family, revision),
      revision,
      at: new Date(this.#ground.clock.now()),
      by: principal
    })
    const tags = input.tags ?? []
    all.push({ definition, tags })
    return { taskDefinition: definition, ...(tags.length > 0 && { tags }) }
  }

  readonly describe = ({ taskDefinition = '', include = [] }: DescribeTaskDefinitionRequest) => {
    const found = this.find(taskDefinition)
    if (!found) throw refused.client('Unable to describe task definition.')
    return { taskDefinition: found.definition, ...(include.includes('TAGS') && { tags: found.tags }) }
  }

  readonly list = (input: ListTaskDefinitionsRequest) => {
    const { familyPrefix, status = 'ACTIVE', sort = 'ASC' } = input
    const families = [...this.#families.keys()].filter(family => familyPrefix === undefined || family === familyPrefix)
    const arns = families.sort().flatMap(family => this.#arnsIn(family, status))
    const { items, nextToken } = page(sort === 'DESC' ? arns.reverse() : arns, input, 100)
    return { taskDefinitionArns: items, nextToken }
  }

  readonly families = (input: ListTaskDefinitionFamiliesRequest) => {
    const { familyPrefix = '', status = 'ALL' } = input
    const isActive = (family: string) => this.#arnsIn(family, 'ACTIVE').length > 0
    const found = [...this.#families.keys()]
      .filter(family => family.startsWith(familyPrefix))
      .filter(family => status === 'ALL' || isActive(family) === (status === 'ACTIVE'))
    const { items, nextToken } = page(found.sort(), input, 100)
    return { families: items, nextToken }
  }

  readonly deregister = ({ taskDefinition = '' }: { readonly taskDefinition?: string }) => {
    const found = nameIn(taskDefinition).includes(':') ? this.find(taskDefinition) : undefined
    if (!found) throw refused.client('The specified task definition does not exist.')
    const { definition } = found
    if (definition.status === 'ACTIVE')
      found.definition = { ...definition, status: 'INACTIVE', deregisteredAt: new Date(this.#ground.clock.now()) }
    return { taskDefinition: found.definition }
  }

  /** Only what is INACTIVE can go; it stays visible as DELETE_IN_PROGRESS. */
  readonly remove = ({ taskDefinitions = [] }: DeleteTaskDefinitionsRequest) => {
    if (taskDefinitions.length > 10) throw refused.invalid('At most 10 task definitions can be deleted at once.')
    const failures: Failure[] = []
    const removed = taskDefinitions.flatMap(arn => {
      const found = this.find(arn)
      if (!found) failures.push({ arn, reason: 'MISSING' })
      else if (found.definition.status === 'ACTIVE')
        failures.push({
          arn,
          reason: 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.'
        })
      else {
        const deleteRequestedAt = new Date(this.#ground.clock.now())
        found.definition = { ...found.definition, status: 'DELETE_IN_PROGRESS', deleteRequestedAt }
        return [found.definition]
      }
      return []
    })
    return { taskDefinitions: removed, failures }
  }

  #arnsIn(family: string, status: string): string[] {
    const all = this.#families.get(family) ?? []
    return all
      .filter(({ definition }) => definition.status === status)
      .map(({ definition }) => definition.taskDefinitionArn ?? '')
  }
}
