import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseConfig } from '../../src/config/load.ts'
import { jsonSchema } from '../../src/config/schema.ts'
import {
  anchors,
  copied,
  documents,
  type Example,
  examples,
  isWorkflow,
  links,
  ownAction,
  read,
  root,
  type Step,
  stepsOf,
  templates,
  type Workflow
} from './documents.ts'

const workflows: readonly Example[] = [
  ...examples.filter(({ value }) => isWorkflow(value)),
  ...copied.map(at => ({ at, text: read(at), value: parse(read(at)) as unknown }))
]
const steps = [...examples, ...copied.map(at => ({ at, value: parse(read(at)) as unknown }))].flatMap(({ at, value }) =>
  stepsOf(value).map(step => ({ at, step }))
)

test('every link within the repository leads somewhere', () => {
  const broken = documents.flatMap(file =>
    links(file)
      .filter(({ path, anchor }) => {
        if (!existsSync(join(root, path))) return true
        return anchor !== undefined && !anchors(path).includes(anchor)
      })
      .map(({ path, anchor }) => `${file}: ${path}${anchor === undefined ? '' : `#${anchor}`}`)
  )
  expect(broken).toEqual([])
})

test('every example gives our actions inputs that they have, and those that they must have', () => {
  const wrong = steps.flatMap(({ at, step }) => {
    const action = ownAction(step)
    if (!action) return []
    const { inputs = {} } = action
    const given = Object.keys(step.with ?? {})
    const needed = Object.keys(inputs).filter(name => inputs[name]?.required && given.length > 0)
    return [
      ...given.filter(name => !Object.hasOwn(inputs, name)).map(name => `${at}: ${step.uses} has no input ${name}`),
      ...needed.filter(name => !given.includes(name)).map(name => `${at}: ${step.uses} needs ${name}`)
    ]
  })
  expect(wrong).toEqual([])
})

test('every example gives the kubeconfig as a path, which is no place for a secret', () => {
  const paths = steps.flatMap(({ at, step }) => (step.with?.kubeconfig ? [{ at, path: step.with.kubeconfig }] : []))
  expect(paths.length).toBeGreaterThan(5)
  expect(paths.filter(({ path }) => path !== '${{ runner.temp }}/kubeconfig')).toEqual([])
})

test("every example pins other people's actions by commit, with the version for people", () => {
  const foreign = [...documents, ...copied]
    .flatMap(file => read(file).split('\n'))
    .filter(line => /^ *(?:- )?uses: (?!cutover-dev\/|\.\/)/.test(line))
  expect(foreign.filter(line => !/uses: [\w/.-]+@[0-9a-f]{40} # v\d+\.\d+(?:\.\d+)?$/.test(line))).toEqual([])
  const pins = new Map<string, Set<string>>()
  for (const line of foreign) {
    const [, action = '', pin = ''] = /uses: ([\w/.-]+)@(.*)$/.exec(line) ?? []
    pins.set(action, (pins.get(action) ?? new Set()).add(pin))
  }
  expect([...pins].filter(([, versions]) => versions.size > 1)).toEqual([])
})

test('every workflow takes no permission but those that its jobs name, and ends', () => {
  const loose = workflows.filter(({ value }) => {
    const { permissions, jobs } = value as Workflow
    const bound = Object.values(jobs).every(job => job.permissions && job['timeout-minutes'])
    return Object.keys(permissions ?? { all: '' }).length > 0 || !bound
  })
  expect(loose.map(({ at }) => at)).toEqual([])
})

test('no script of an example or of our workflows has an expression in it', () => {
  const ours = ['ci', 'release'].map(name => `.github/workflows/${name}.yml`)
  const all = [...steps, ...ours.flatMap(at => stepsOf(parse(read(at))).map((step: Step) => ({ at, step })))]
  expect(all.filter(({ step }) => step.run?.includes('${{')).map(({ at, step }) => `${at}: ${step.run}`)).toEqual([])
})

test('every template says to GitHub what it is and whom it is offered to', () => {
  const described = templates.map(file => JSON.parse(read(file.replace(/\.yml$/, '.properties.json'))) as object)
  const keys = ['categories', 'description', 'filePatterns', 'iconName', 'name']
  expect(described.map(properties => Object.keys(properties).sort())).toEqual(templates.map(() => keys))
})

test('every example of a config file is a config file', async () => {
  const shop = 'examples/shop/.github/cutover.yml'
  const shown = examples.filter(({ value }) => (value as { version?: unknown } | null)?.version === 1)
  const configs = [...shown, { at: shop, text: read(shop) }]
  expect(shown.length).toBeGreaterThan(1)
  for (const { at, text } of configs) expect(await parseConfig(text, at)).toBeTypeOf('object')
})

test('every key of the config file is described', () => {
  const names = new Set<string>()
  const collect = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return
    for (const [key, held] of Object.entries(schema)) {
      if (key === 'properties') for (const name of Object.keys(held as object)) names.add(name)
      collect(held)
    }
  }
  collect(jsonSchema())
  const text = ['configuration', 'gates', 'builders', 'ecs', 'task-definitions']
    .map(page => read(`docs/${page}.md`))
    .join('')
  expect([...names].filter(name => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([])
})

test('every error code is described once, and no other', () => {
  const source = readFileSync(join(root, 'src/errors.ts'), 'utf8')
  const codes = [...source.matchAll(/^ {2}\| '([A-Z_]+)'$/gm)].map(found => found[1])
  const rows = (read('docs/errors.md').split('## All codes')[1] ?? '')
    .split('\n')
    .filter(line => line.startsWith('| `'))
  const described = rows.flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(found => found[1]))
  expect(described.sort()).toEqual(codes.sort())
})
