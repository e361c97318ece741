import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../e2e/runner.ts'

interface Step {
  readonly id?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>
  readonly outputs: Readonly<Record<string, unknown>>
}

const folders = ['.github/workflows', 'workflows-templates', 'examples']

async function workflows(): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async folder => {
      const files = await readdir(join(root, folder), { recursive: true })
      return files.filter(file => /\.ya?ml$/.test(file)).map(file => join(folder, file))
    })
  )
  return found.flat().filter(file => !file.startsWith('examples') || file.includes('.github/workflows'))
}

/** The folder of the action of ours that a step uses; undefined for those of others. */
const ownAction = (uses = ''): string | undefined =>
  /^(?:cutover-dev\/cutover|\.(?=\/|$))\/?([\w/-]*)(?:@.+)?$/.exec(uses)?.[1]

const read = async (file: string): Promise<string> => readFile(join(root, file), 'utf8')

/** What a workflow gives an action that it does not take, leaves out that it needs, or reads that it does not give. */
async function mistakes(file: string): Promise<string[]> {
  const text = await read(file)
  const { jobs = {} } = parse(text) as { jobs?: Record<string, { steps?: Step[] }> }
  const steps = Object.values(jobs).flatMap(job => job.steps ?? [])
  const own = steps.flatMap(step => {
    const folder = ownAction(step.uses)
    return folder === undefined ? [] : [{ step, folder }]
  })
  const checked = own.map(async ({ step, folder }) => {
    const action = parse(await read(join(folder, 'action.yml'))) as ActionFile
    const given = Object.keys(step.with ?? {})
    const needed = Object.keys(action.inputs).filter(name => action.inputs[name]?.required)
    const outputs = Array.from(
      text.matchAll(new RegExp(`steps\\.${step.id ?? '\\0'}\\.outputs\\.([\\w-]+)`, 'g')),
      ([, name]) => name ?? ''
    )
    return [
      ...given.filter(name => !(name in action.inputs)).map(name => `${step.uses} takes no ${name}`),
      ...needed.filter(name => !given.includes(name)).map(name => `${step.uses} needs ${name}`),
      ...outputs.filter(name => !(name in action.outputs)).map(name => `${step.uses} gives no ${name}`)
    ]
  })
  return (await Promise.all(checked)).flat()
}

describe('every workflow that this repository shows or runs', async () => {
  const files = await workflows()

  it('is looked at', () => {
    expect(files.length).toBeGreaterThan(4)
  })

  it.each(files)('uses our actions with inputs and outputs that they have: %s', async file => {
    expect(await mistakes(file)).toEqual([])
  })
})
