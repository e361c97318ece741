import { describe, expect, it } from 'vitest'
import { baseOfFile } from '../../../../src/target/ecs/task-definition/file.ts'
import { revised } from '../../../../src/target/ecs/task-definition/revise.ts'
import { failure } from '../../../manifest/failure.ts'
import { pinnedWeb, web } from './shop.ts'

const base = (text: string) => baseOfFile({ path: 'ecs/task.jsonc', text })

const text = `\uFEFF{
  "$schema": "https://example.com/task.json",
  // Exported from the console
  "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:3",
  "revision": 3, "status": "ACTIVE", "compatibilities": ["EC2"], "requiresAttributes": [{"name": "x"}],
  "family": "shop",
  "taskRoleArn": null,
  "cpu": "256",
  "containerDefinitions": [
    { "name": "app", "image": "placeholder", "command": [], "hostname": null,
      "environment": [{ "name": "A", "value": "" }], },
  ],
  "tags": [{ "key": "team", "value": "shop" }],
}`

const definition = {
  family: 'shop',
  cpu: '256',
  containerDefinitions: [{ name: 'app', image: 'placeholder', command: [], environment: [{ name: 'A', value: '' }] }],
  tags: [{ key: 'team', value: 'shop' }]
}

describe('a file with a task definition', () => {
  it('is what would be registered, without what only a description has and what is null', () => {
    expect(base(text)).toEqual({
      definition,
      name: 'ecs/task.jsonc:9:27',
      at: { file: 'ecs/task.jsonc', line: 9, column: 27 }
    })
  })

  it('may be the answer of describe-task-definition, with the tags beside it', () => {
    const { tags, ...task } = definition
    expect(base(JSON.stringify({ taskDefinition: task, tags })).definition).toEqual(definition)
    expect(base(JSON.stringify({ taskDefinition: task })).definition).toEqual(task)
  })

  it('is a base like a live revision', () => {
    expect(revised(base(text), { images: [web], containers: {} }).containerDefinitions?.[0]?.image).toBe(pinnedWeb)
  })

  it('is named with its line where a container is not in it', async () => {
    expect(await failure(() => revised(base(text), { images: [web], containers: { ap: 'web' } }))).toEqual({
      code: 'IMAGE_UNMATCHED',
      message: 'ecs/task.jsonc:9:27: There is no container "ap".',
      hint: 'The containers there are "app". Say in containers which gets which image.',
      at: { file: 'ecs/task.jsonc', line: 9, column: 27 }
    })
  })

  it.each([
    ['nothing', '', 'ecs/task.jsonc: This is no task definition.'],
    ['something else', '[1]', 'ecs/task.jsonc: This is no task definition.'],
    ['no family', '{"containerDefinitions": []}', 'ecs/task.jsonc:1:26: The task definition names no family.'],
    [
      'a nameless container',
      '{"family": "x", "containerDefinitions": [{}]}',
      'ecs/task.jsonc:1:41: The task definition has a container without a name.'
    ],
    [
      'a field of nobody',
      '{"family": "x", "containerDefinitions": [],\n "taskrolearn": "y"}',
      'ecs/task.jsonc:2:17: The task definition has "taskrolearn", which Amazon ECS has not.'
    ],
    [
      'a field of nobody within a container',
      '{"family": "x", "containerDefinitions": [{"name": "a",\n "enviroment": []}]}',
      'ecs/task.jsonc:2:16: containerDefinitions[0] has "enviroment", which Amazon ECS has not.'
    ],
    [
      'a field of nobody further down',
      '{"family": "x", "containerDefinitions": [{"name": "a", "environment": [{"name": "A", "val": "1"}]}]}',
      'ecs/task.jsonc:1:93: containerDefinitions[0].environment[0] has "val", which Amazon ECS has not.'
    ],
    [
      'a number for a text',
      '{"family": "x", "cpu": 256, "containerDefinitions": []}',
      'ecs/task.jsonc:1:24: cpu is "256", and must be a text.'
    ],
    [
      'a text for a number',
      '{"family": "x", "containerDefinitions": [{"name": "a", "portMappings": [{"containerPort": "80"}]}]}',
      'ecs/task.jsonc:1:91: containerDefinitions[0].portMappings[0].containerPort is "80", and must be a number.'
    ],
    [
      'a number among options',
      '{"family": "x", "containerDefinitions": [{"name": "a", "dockerLabels": {"port": 80}}]}',
      'ecs/task.jsonc:1:81: containerDefinitions[0].dockerLabels.port is "80", and must be a text.'
    ],
    [
      'a text for a flag',
      '{"family": "x", "containerDefinitions": [{"name": "a", "essential": "true"}]}',
      'ecs/task.jsonc:1:69: containerDefinitions[0].essential is "true", and must be true or false.'
    ],
    [
      'a list for fields',
      '{"family": "x", "containerDefinitions": [{"name": "a", "healthCheck": []}]}',
      'ecs/task.jsonc:1:71: containerDefinitions[0].healthCheck is a list, and must be fields with values.'
    ],
    [
      'fields for a list',
      '{"family": "x", "containerDefinitions": {}}',
      'ecs/task.jsonc:1:41: containerDefinitions is fields with values, and must be a list.'
    ],
    [
      'a template',
      '{"family": "x", "containerDefinitions": [{"name": {{ name }} }]}',
      'ecs/task.jsonc:1:52: This is no JSON: property name expected.'
    ]
  ])('is refused with %s', async (_what, given, message) => {
    expect(await failure(() => base(given))).toMatchObject({ code: 'MANIFEST_INVALID', message })
  })
})
