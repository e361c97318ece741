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

test('another repository has no mistake of its own', async () => {
  expect((await readRehearseOptions(['test'])).bad).toEqual({})
})

test.each([
  [['--fail', 'gat'], 'Option --fail is "gat": it must be gate, readiness, crash@N or api-500@N.'],
  [['--fail', 'crash@0'], 'Option --fail is "crash@0": it must be gate, readiness, crash@N or api-500@N.'],
  [['--rate', '1.5'], 'Option --rate is "1.5": it must be a whole number from 1 to 5000.'],
  [['--bad', 'x'], 'Option --bad is "x": it must be NAME=VALUE.'],
  [['nowhere'], 'There is no folder "nowhere".']
])('%j is refused in one sentence', async (args, message) => {
  await expect(readRehearseOptions(args)).rejects.toThrow(message)
})
