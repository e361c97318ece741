import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readRehearseOptions } from '../../../src/cli/rehearsal/options.ts'
import { exampleFolder } from '../../../src/sandbox/checkout.ts'

test('without arguments the example is played, with its own mistake', async () => {
  expect(await readRehearseOptions([])).toEqual({
    source: exampleFolder(),
    config: '.github/cutover.yml',
    ways: ['kubernetes'],
    failure: { kind: 'gate' },
    rate: 200,
    bad: { CURRENCY: 'EURO' },
    report: resolve('.rehearsal/report.html'),
    keep: false
  })
})

test('each option is heeded', async () => {
  const args = [
    'test',
    '--fail',
    'crash@7',
    '--rate=50',
    '--bad',
    'A=b=c',
    '--report',
    'x.html',
    '--keep',
    '--environment',
    'uat'
  ]
  expect(await readRehearseOptions(args)).toEqual({
    source: resolve('test'),
    config: '.github/cutover.yml',
    ways: ['kubernetes'],
    failure: { kind: 'crash', at: 7 },
    rate: 50,
    bad: { A: 'b=c' },
    report: resolve('x.html'),
    keep: true,
    environment: 'uat'
  })
})

test('Amazon ECS is played natively and then by weights, or as asked', async () => {
  const played = async (...args: string[]) => {
    const { ways, config, bad } = await readRehearseOptions(['--target', 'ecs', ...args])
    return { ways, config, bad }
  }
  const bad = { CURRENCY: 'EURO' }
  expect(await played()).toEqual({ ways: ['native', 'weights'], config: '.github/cutover-ecs.yml', bad })
  expect(await played('--mode', 'rolling', '--config', 'x.yml')).toEqual({ ways: ['rolling'], config: 'x.yml', bad })
  expect(await played('test')).toEqual({ ways: ['native', 'weights'], config: '.github/cutover.yml', bad: {} })
})

test('another repository has no mistake of its own', async () => {
  expect((await readRehearseOptions(['test'])).bad).toEqual({})
})

test.each([
  [['--fail', 'gat'], 'Option --fail is "gat": it must be gate, readiness, crash@N or api-500@N.'],
  [['--fail', 'crash@0'], 'Option --fail is "crash@0": it must be gate, readiness, crash@N or api-500@N.'],
  [['--target', 'nomad'], 'Option --target is "nomad": it must be kubernetes or ecs.'],
  [['--target', 'ecs', '--mode', 'wights'], 'Option --mode is "wights": it must be native, weights or rolling.'],
  [['--mode', 'native'], 'Option --mode is "native", and --target is not ecs.'],
  [['--target', 'ecs', '--keep'], 'Option --keep leaves one sandbox running, and 2 are played.'],
  [['--rate', '1.5'], 'Option --rate is "1.5": it must be a whole number from 1 to 5000.'],
  [['--bad', 'x'], 'Option --bad is "x": it must be NAME=VALUE.'],
  [['nowhere'], 'There is no folder "nowhere".']
])('%j is refused in one sentence', async (args, message) => {
  await expect(readRehearseOptions(args)).rejects.toThrow(message)
})
