import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as declared from '../../src/runner/actions.ts'
import type { Inputs } from '../../src/runner/inputs.ts'
import { actionFile, root } from '../e2e/runner.ts'

interface Described {
  readonly description?: string
  readonly required?: boolean
  readonly default?: string
  readonly value?: string
}

interface ActionFile {
  readonly name: string
  readonly description: string
  readonly inputs: Readonly<Record<string, Described>>
  readonly outputs: Readonly<Record<string, Described>>
  readonly runs: {
    readonly using: string
    readonly main?: string
    readonly steps?: readonly { readonly uses?: string; readonly shell?: string; readonly run?: string }[]
  }
}

const read = async (action: string): Promise<ActionFile> => parse(await readFile(actionFile(action), 'utf8'))

const entries = (await readdir(join(root, 'src/entry'))).map(file => basename(file, '.ts'))
/** What a composite action has no use for: the way to its cluster, which it makes, and what is another target's. */
const ofEcs = ['task-definition', 'cluster', 'service', 'region']
const withoutUse: Readonly<Record<string, readonly string[]>> = {
  'release-aks': ['kubeconfig', 'kube-context', ...ofEcs],
  'release-eks': ['kubeconfig', 'kube-context', ...ofEcs],
  'release-ecs': ['kubeconfig', 'kube-context', 'manifests', 'helm-chart', 'helm-values', 'namespace', 'region']
}
const composites = Object.keys(withoutUse)
const all = [...entries, ...composites]

const specs = new Map<string, { inputs: Inputs; outputs: readonly string[] }>(Object.entries(declared))
const specOf = (action: string): { inputs: Inputs; outputs: readonly string[] } =>
  specs.get(`${action}Action`) ?? { inputs: {}, outputs: [] }

/** What the code knows of an input, in the words of action.yml. */
const asDeclared = (inputs: Inputs) =>
  Object.entries(inputs).map(([name, input]) => [name, input.required, input.default])

/** An expression is evaluated by the runner alone: for the code such an input has no default. */
const asWritten = (inputs: ActionFile['inputs']) =>
  Object.entries(inputs).map(([name, input]) => [
    name,
    input.required ?? false,
    input.default?.startsWith('${{') ? '' : (input.default ?? '')
  ])

describe('action.yml', () => {
  it.each(entries)('of %s has the inputs and outputs of the code, in its order', async action => {
    const file = await read(action)
    const spec = specOf(action)
    expect(asWritten(file.inputs)).toEqual(asDeclared(spec.inputs))
    expect(Object.keys(file.outputs)).toEqual(spec.outputs)
  })

  it.each(entries)('of %s starts its own bundle on node24', async action => {
    const { runs } = await read(action)
    expect(runs.using).toBe('node24')
    expect(join(dirname(actionFile(action)), runs.main ?? '')).toBe(join(root, 'dist', action, 'index.js'))
  })

  it.each(all)(
    'of %s tells of every input its default and an example, and of every output what it is',
    async action => {
      const file = await read(action)
      for (const [name, { description = '' }] of Object.entries(file.inputs))
        expect(description, name).toMatch(/^[A-Z].+\. Default: .+\. Example: `.+`\.$/)
      for (const [name, { description = '' }] of Object.entries(file.outputs)) expect(description, name).toMatch(/\.$/)
    }
  )

  it.each(all)('of %s has no expression in its descriptions, which the runner would refuse', async action => {
    const { inputs, outputs, description } = await read(action)
    const texts = [description, ...Object.values({ ...inputs, ...outputs }).map(entry => entry.description ?? '')]
    expect(texts.filter(text => text.includes('${{'))).toEqual([])
  })

  it.each(composites)(
    'of %s takes every input of the release action but those without use there, and gives its outputs',
    async action => {
      const [file, release] = await Promise.all([read(action), read('release')])
      const useless = withoutUse[action] ?? []
      const handedOn = Object.entries(release.inputs).filter(([name]) => !useless.includes(name))
      expect(file.inputs).toMatchObject(Object.fromEntries(handedOn))
      expect(Object.keys(file.inputs)).not.toContain('kubeconfig')
      expect(Object.entries(file.outputs).map(([name, { value }]) => [name, value])).toEqual(
        Object.keys(release.outputs).map(name => [name, `\${{ steps.release.outputs.${name} }}`])
      )
    }
  )

  it.each(composites)(
    'of %s pins every foreign action by its commit, and names the version beside it',
    async action => {
      const text = await readFile(actionFile(action), 'utf8')
      const uses = text.split('\n').filter(line => /^\s+(- )?uses:/.test(line))
      expect(uses.length).toBeGreaterThan(0)
      for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+(\.\d+)?$/)
    }
  )

  it.each(composites)('of %s runs no input as a script', async action => {
    const { runs } = await read(action)
    for (const step of runs.steps ?? []) expect(step.run ?? '').not.toContain('${{')
  })

  it('exists in each folder of actions/', async () => {
    const folders = (await readdir(join(root, 'actions'), { withFileTypes: true })).filter(entry => entry.isDirectory())
    expect(folders.map(({ name }) => name).sort()).toEqual([...all.filter(name => name !== 'release')].sort())
    expect(folders.filter(({ name }) => !existsSync(actionFile(name)))).toEqual([])
  })
})
