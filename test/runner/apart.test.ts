import { expect, it } from 'vitest'
import { apart } from '../../src/runner/apart.ts'
import { silent } from '../../src/runner/report.ts'

it('what is said apart is told in one phase, but warnings, secrets and progress at once', async () => {
  const said: string[] = []
  const report = {
    ...silent,
    phase: async <T>(title: string, work: () => Promise<T>) => {
      said.push(`[${title}`)
      const result = await work()
      said.push(']')
      return result
    },
    line: (text: string) => said.push(text),
    foreign: (text: string) => said.push(`> ${text}`),
    warning: (text: string) => said.push(`! ${text}`),
    mask: (secret: string) => said.push(`mask ${secret}`),
    progress: (text: string) => said.push(`… ${text}`)
  }
  const one = apart(report)
  one.report.line('one')
  await one.report.phase('two', async () => one.report.foreign('three'))
  one.report.warning('four')
  one.report.mask('five')
  one.report.progress('six')
  await one.tell('Build')
  await one.tell('nothing more')
  expect(said).toEqual(['! four', 'mask five', '… six', '[Build', 'one', 'two', '> three', ']', '[nothing more', ']'])
})
