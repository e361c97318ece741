import { refused } from '../refusals.ts'
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '../shapes.ts'

const mostBytes = 65_536
const names = /^[a-zA-Z0-9_-]{1,255}$/
const roles = /^(arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+|[\w+=,.@-]+)$/

/** From, to, in steps of, in MiB. */
type Sizes = readonly [from: number, to: number, step: number]

/**
 * Memory by CPU units (1024 are a vCPU) that Fargate offers: `fargate-tasks-services.html#fargate-tasks-size` in the ECS
 * developer guide.
 */
const fargateSizes: Readonly<Record<string, Sizes>> = {
  '512': [1024, 4096, 1024],
  '1024': [2048, 8192, 1024],
  '2048': [4096, 16_384, 1024],
  '4096': [8192, 30_720, 1024],
  '8192': [16_384, 61_440, 4096],
  '16384': [32_768, 122_880, 8192]
}

/** CPU as units or `1 vCPU`, memory as MiB or `2 GB`, as numbers of units and MiB. */
const units = (text: string, unit: RegExp): number =>
  unit.test(text) ? Math.round(Number.parseFloat(text) * 1024) : Number(text)

function fits(cpu: number, memory: number): boolean {
  if (cpu === 256) return [512, 1024, 2048].includes(memory)
  const sizes = fargateSizes[cpu]
  if (!sizes) return false
  const [from, to, step] = sizes
  return memory >= from && memory <= to && (memory - from) % step === 0
}

/** @throws AwsFault (ClientException) as RegisterTaskDefinition does; checks one thing after the other, as it does. */
export function validate(input: RegisterTaskDefinitionRequest): void {
  const bytes = Buffer.byteLength(JSON.stringify(input))
  if (bytes > mostBytes) throw refused.client(`Actual length: '${bytes}'. Max allowed length is '${mostBytes}' bytes.`)
  if (!input.family) throw refused.client('Family should not be null or empty.')
  if (!names.test(input.family)) throw refused.client(`Invalid family name: '${input.family}'.`)
  if (input.tags?.length === 0) throw refused.invalid('Tags can not be empty.')
  if ((input.tags?.length ?? 0) > 50) throw refused.invalid('The maximum number of tags is 50.')
  if (input.tags?.some(({ key }) => /^aws:/i.test(key ?? '')))
    throw refused.invalid('Tag keys beginning with "aws:" are reserved for system use.')
  for (const role of [input.executionRoleArn, input.taskRoleArn])
    if (role !== undefined && !roles.test(role)) throw refused.client('Role is not valid')
  validateContainers(input)
  if (input.requiresCompatibilities?.includes('FARGATE')) validateFargate(input)
}

function validateContainers({ containerDefinitions = [], memory }: RegisterTaskDefinitionRequest): void {
  if (containerDefinitions.length === 0) throw refused.client('Container list cannot be empty.')
  if (containerDefinitions.length > 10) throw refused.client('Too many containers. The limit is 10.')
  for (const container of containerDefinitions) validateContainer(container, memory !== undefined)
  const all = containerDefinitions.map(({ name }) => name)
  const twice = all.find((name, index) => all.indexOf(name) !== index)
  if (twice !== undefined) throw refused.client(`Container name '${twice}' is used more than once.`)
  if (containerDefinitions.every(({ essential }) => essential === false))
    throw refused.client('A task definition must have at least one essential container.')
}

function validateContainer(container: ContainerDefinition, sized: boolean): void {
  const { name, image, memory, memoryReservation, portMappings = [] } = container
  if (!name) throw refused.client('Container.name should not be null or empty.')
  if (!names.test(name)) throw refused.client(`Invalid container name: '${name}'.`)
  if (!image) throw refused.client('Container.image should not be null or empty.')
  if (/\s/.test(image)) throw refused.client('Container.image contains invalid characters.')
  if (!sized && memory === undefined && memoryReservation === undefined)
    throw refused.client(
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`
    )
  for (const { containerPort } of portMappings)
    if (containerPort !== undefined && (containerPort < 1 || containerPort > 65_535))
      throw refused.client(`Invalid containerPort: ${containerPort}. Valid range is 1-65535.`)
}

function validateFargate(input: RegisterTaskDefinitionRequest): void {
  if (input.networkMode !== undefined && input.networkMode !== 'awsvpc')
    throw refused.client("Fargate only supports network mode 'awsvpc'.")
  if (!input.cpu || !input.memory)
    throw refused.client(`Fargate requires that '${input.cpu ? 'memory' : 'cpu'}' be defined at the task level.`)
  const cpu = units(input.cpu, /vcpu/i)
  const memory = units(input.memory, /gb/i)
  if (!fits(cpu, memory))
    throw refused.client(
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`
    )
  if (input.executionRoleArn !== undefined) return
  for (const { image, logConfiguration, secrets } of input.containerDefinitions ?? []) {
    const needs = 'Fargate requires task definition to have execution role ARN to support'
    if (/\.dkr\.ecr\./.test(image ?? '')) throw refused.client(`${needs} ECR images.`)
    if (logConfiguration?.logDriver === 'awslogs') throw refused.client(`${needs} log driver awslogs.`)
    if (secrets?.length) throw refused.client(`${needs} secrets.`)
  }
}
