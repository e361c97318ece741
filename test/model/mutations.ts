import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/*
 * node test/model/mutations.ts [STATES]: breaks one rule of the protocol at a time, in a copy, and shows that the model
 * finds it. A rule whose absence is not found is not proven to be needed.
 */

interface Mutation {
  readonly rule: string
  readonly file: string
  readonly from: string
  readonly to: string
}

const mutations: readonly Mutation[] = [
  {
    rule: 'writes test the epoch',
    file: 'writes.ts',
    from: "[{ op: 'test', path: annotation(key.epoch), value: object.metadata.annotations[key.epoch] }]",
    to: '[]'
  },
  {
    rule: 'a reversal raises the epoch',
    file: 'goal.ts',
    from: '`Going back to ${names(world.journal.from)}: ${why}`, true)',
    to: '`Going back to ${names(world.journal.from)}: ${why}`)'
  },
  { rule: 'a takeover raises the epoch', file: 'lock.ts', from: '(lock?.epoch ?? 0) + 1', to: '(lock?.epoch ?? 1)' },
  {
    rule: 'fences are guarded by the version',
    file: 'writes.ts',
    from: "      { op: 'test', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion },\n      ...annotate(object, { [key.epoch]: String(epoch) }),",
    to: '      ...annotate(object, { [key.epoch]: String(epoch) }),'
  },
  {
    rule: 'Deployments are fenced too',
    file: 'decide.ts',
    from: '    expire,\n    fenceDeployments,',
    to: '    expire,'
  },
  {
    rule: 'Services are fenced before staging',
    file: 'decide.ts',
    from: '...[fenceServices, adopt,',
    to: '...[adopt,'
  },
  { rule: 'the traffic moves only when the release is ready', file: 'decide.ts', from: ' awaitReady,', to: '' },
  {
    rule: 'what is selected is not retired',
    file: 'stage.ts',
    from: 'releaseOf(selectorOf(service)) === release &&',
    to: 'false &&'
  },
  {
    rule: 'the old release goes only after the bake',
    file: 'decide.ts',
    from: '    confirm\n  ],',
    to: '    retire, confirm\n  ],'
  },
  {
    rule: 'a reversal fences Services that were not moved yet',
    file: 'reverse.ts',
    from: 'if (!live || epochOf(live) >= epoch) continue',
    to: 'if (!live || epochOf(live) >= epoch || !from || !equal(selectorOf(live), to)) continue'
  },
  { rule: 'the lock is respected', file: 'lock.ts', from: 'if (lock?.holder && !seen.leaseIdle)', to: 'if (false)' },
  {
    rule: 'a plain Deployment is adopted before green is staged',
    file: 'decide.ts',
    from: 'fenceServices, adopt, stage',
    to: 'fenceServices, stage'
  },
  { rule: 'a superseded run stops', file: 'lock.ts', from: 'if (seen.wasHolder) {', to: 'if (false) {' },
  {
    rule: 'a Service is moved back only while it is on the release',
    file: 'reverse.ts',
    from: '!equal(selectorOf(live), to)',
    to: 'false'
  }
]

const root = join(import.meta.dirname, '../..')
const states = process.argv[2] ?? '60000'
let missed = 0
for (const { rule, file, from, to } of mutations) {
  const copy = mkdtempSync(join(tmpdir(), 'cutover-mutation-'))
  for (const folder of ['src', 'test/model', 'bench/results', 'package.json'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const path = join(copy, 'src/target/kubernetes', file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new RangeError(`${file} has no such text any more: ${from}`)
  writeFileSync(path, text.replace(from, to))
  const { status, stdout } = spawnSync(process.execPath, ['test/model/main.ts', states], {
    cwd: copy,
    encoding: 'utf8'
  })
  const found = status !== 0
  if (!found) missed += 1
  const story = stdout
    .split('\n')
    .filter(line => line.startsWith('    '))
    .at(-1)
    ?.trim()
  process.stdout.write(`${found ? 'found ' : 'MISSED'}  without "${rule}": ${story ?? ''}\n`)
  rmSync(copy, { recursive: true })
}
process.stdout.write(`${mutations.length - missed} of ${mutations.length} defects found\n`)
process.exitCode = missed > 0 ? 1 : 0
