import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Defect, defects as ofKubernetes } from './defects.ts'
import { defects as ofEcs } from './ecs/defects.ts'

/*
 * npx node test/model/mutations.ts [STATES [RULE]]: breaks one rule of the protocol at a time, in a copy, and shows that the model finds
 * it, with the shortest story. A rule whose absence is not found is not proven to be needed.
 */

/** What became of a defect. */
export interface Seeded {
  readonly rule: string
  readonly found: boolean
  /** What it violates, and after how many steps of the shortest story. */
  readonly violates: string
  readonly steps: number
}

const defects = [...ofKubernetes, ...ofEcs]
const root = join(import.meta.dirname, '../..')
const say = (text: string): boolean => process.stdout.write(`${text}\n`)

function seeded({ rule, file, from, to, world = '' }: Defect, states: string): Seeded {
  const copy = mkdtempSync(join(tmpdir(), 'cutover-defect-'))
  try {
    for (const folder of ['src', 'test/model', 'package.json'])
      cpSync(join(root, folder), join(copy, folder), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    const path = join(copy, 'src/target', file.includes('/') ? file : join('kubernetes', file))
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from)) throw new RangeError(`${file} has no such text any more: ${from}`)
    writeFileSync(path, text.replace(from, to))
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['test/model/main.ts', states, '--stop', '--world', world],
      {
        cwd: copy,
        encoding: 'utf8'
      }
    )
    const story = stdout.split('\n').filter(line => line.startsWith('    '))
    if (status !== 0 && story.length === 0) throw new RangeError(`without "${rule}" nothing runs: ${stderr}`)
    for (const line of story) say(line)
    return { rule, found: status !== 0, violates: story.at(-1)?.trim() ?? '', steps: Math.max(0, story.length - 2) }
  } finally {
    rmSync(copy, { recursive: true })
  }
}

if (import.meta.main) {
  const [states = '300000', only = ''] = process.argv.slice(2)
  const rows = defects
    .filter(({ rule }) => rule.includes(only))
    .map(defect => {
      const row = seeded(defect, states)
      say(`${row.found ? 'found ' : 'MISSED'}  without "${row.rule}": ${row.violates}`)
      return row
    })
  const found = rows.filter(row => row.found).length
  say(`${found} of ${rows.length} defects found`)
  const file = join(root, 'bench/results/model.json')
  const figures = JSON.parse(readFileSync(file, 'utf8')) as { defects?: readonly Seeded[] }
  const known = new Map([...(figures.defects ?? []), ...rows].map(row => [row.rule, row]))
  const kept = defects.flatMap(({ rule }) => known.get(rule) ?? [])
  writeFileSync(file, `${JSON.stringify({ ...figures, defects: kept }, null, 2)}\n`)
  process.exitCode = found < rows.length ? 1 : 0
}
