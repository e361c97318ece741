import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { parseConfig } from '../../src/config/load.ts'
import { swap } from '../../src/manifest/swap.ts'
import {
  actionFile,
  actionFolders,
  documents,
  examples,
  isWorkflow,
  read,
  root,
  stepsOf,
  templates
} from './documents.ts'
import { asConfig, isManifest, isStep } from './fragments.ts'

const steps = examples.filter(({ value }) => {
  const shown = stepsOf(value)
  return isWorkflow(value) || (shown.length > 0 && shown.every(isStep))
})
const configs = examples.filter(({ value }) => asConfig(value) !== undefined)
const manifests = examples.filter(({ value }) => isManifest(value))
const swapped = examples.filter(
  example =>
    example.at.startsWith('docs/swap.md:') && !steps.includes(example) && !example.text.startsWith('image-paths')
)

test('every part of a config file that a page shows is accepted', async () => {
  expect(configs.length).toBeGreaterThan(20)
  for (const { at, value } of configs) expect(await parseConfig(stringify(asConfig(value)), at)).toBeTypeOf('object')
})

test('every file that the page on swaps shows is swapped', () => {
  const image = {
    name: 'web',
    repository: 'ghcr.io/acme/web',
    tag: '1.4.2',
    digest: `sha256:${'0'.repeat(64)}`
  } as const
  const changes = swapped.map(({ at, text }) => ({
    at,
    changes: swap([{ path: 'values.yaml', text }], [image]).changes
  }))
  expect(changes.filter(one => one.changes.length === 0)).toEqual([])
})

test('no example is of a kind that nothing looks at', () => {
  const looked = new Set([...steps, ...configs, ...manifests, ...swapped])
  expect(examples.filter(one => !looked.has(one)).map(({ text }) => text.split('\n')[0])).toEqual(['image-paths: |'])
})

test('every output that an example reads is given', () => {
  const wrong = steps.flatMap(({ at, text }) => {
    const ids = [...text.matchAll(/^ *(?:- )?id: ([\w-]+)$/gm)].map(found => found[1])
    return [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(([read, id = '', name = '']) => {
      if (!actionFolders.includes(`actions/${id}`)) return ids.includes(id) ? [] : [`${at}: ${read}`]
      return Object.hasOwn(actionFile(`actions/${id}`).outputs ?? {}, name) ? [] : [`${at}: ${read}`]
    })
  })
  expect(wrong).toEqual([])
})

test('examples name our actions by the major tag', () => {
  const used = documents.flatMap(file =>
    [...read(file).matchAll(/uses: cutover-dev\/cutover[\w/-]*@(\S+)/g)].map(([, ref]) => `${file}: ${ref}`)
  )
  const elsewhere = used.filter(one => !one.endsWith(': v0') && !one.startsWith('actions/README.md: <sha>'))
  expect(elsewhere).toEqual(['README.md: <that'])
})

test('every permission of a template says what for', () => {
  const silent = templates.flatMap(file =>
    read(file)
      .split('\n')
      .filter(line => /^ +[\w-]+: (?:read|write)\b/.test(line) && !/# \w/.test(line))
      .map(line => `${file}: ${line.trim()}`)
  )
  expect(silent).toEqual([])
})

test('every script and step that a page tells to run is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const ci = /^all=\((.*)\)$/m.exec(read('.ci/run'))?.[1]?.split(' ') ?? []
  const wrong = documents.flatMap(file => {
    const text = read(file)
    const runs = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([told, name = '']) => (scripts[name] ? [] : [told]))
    const asked = [...text.matchAll(/`\.ci\/run ([a-z ]+)`/g)].map(([told, names = '']) =>
      names.split(' ').every(name => ci.includes(name)) ? [] : [told]
    )
    return [...runs, ...asked].flat().map(told => `${file}: ${told}`)
  })
  expect(wrong).toEqual([])
})

test('nobody is told to run the package of a stranger', () => {
  expect(documents.filter(file => /npx cutover\b/.test(read(file)))).toEqual([])
})

test('every file and folder of this repository that a page names is there', () => {
  const ours =
    /`((?:src|test|docs|actions|bench|lab|workflows-templates|examples|\.ci|\.github\/workflows)\/[\w./-]+)[^`]*`/g
  const theirs = ['.github/workflows/release.yml', 'actions/attest-build-provenance']
  const wrong = documents.flatMap(file =>
    [...read(file).matchAll(ours)]
      .map(([, path = '']) => path)
      .filter(
        path =>
          !theirs.includes(path) && ![root, join(root, dirname(file))].some(folder => existsSync(join(folder, path)))
      )
      .map(path => `${file}: ${path}`)
  )
  expect(wrong).toEqual([])
})

test('from the README one gets to every page, action and template', () => {
  const text = read('README.md')
  const pages = documents.filter(file => file.startsWith('docs/'))
  const names = [...pages.map(page => `(${page})`), ...actionFolders.map(folder => `/${folder}`), ...templates]
  expect(names.filter(name => !text.includes(name))).toEqual([])
})

test('what a page imports from the library is there', async () => {
  const library = Object.keys(await import('../../src/index.ts'))
  const names = documents.flatMap(file =>
    [...read(file).matchAll(/^import \{ (.+) \} from '@cutover-dev\/cutover'$/gm)].flatMap(([, all = '']) =>
      all.split(', ')
    )
  )
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter(name => !library.includes(name))).toEqual([])
})

test('the list of whole workflows has every template', () => {
  const listed = [
    ...read('docs/actions.md').matchAll(/^\| \[[\w-]+\.yml\]\(\.\.\/(workflows-templates\/[\w-]+\.yml)\)/gm)
  ]
  expect(listed.map(([, path]) => path).sort()).toEqual([...templates].sort())
})
