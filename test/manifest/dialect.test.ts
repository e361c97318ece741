import { expect, it } from 'vitest'
import { parse } from '../../src/manifest/parse.ts'

const read = (text: string) => parse({ path: 'a.yml', syntax: 'yaml', line: 1, text: `v: ${text}\n` })[0]?.value

// The right side is what sigs.k8s.io/yaml 1.6.0, kubectl's own reader, answers.
it.each([
  ['0644', 420],
  ['0o644', 420],
  ['-0o17', -15],
  ['0_7', 7],
  ['08', 8],
  ['1_000', 1000],
  ['0x1F', 31],
  ['0B11', 3],
  ['+12', 12],
  ['-0', 0],
  ['0777777777777777777777777', 7.777777777777778e23],
  ['1.10', 1.1],
  ['.5', 0.5],
  ['5.', 5],
  ['-.5e3', -500],
  ['1e3', 1000],
  ['1234e567', '1234e567'],
  ['.', '.'],
  ['..', '..'],
  ['+', '+'],
  ['-x', '-x'],
  ['1.2.3', '1.2.3'],
  ['1:30', '1:30'],
  ['0o8', '0o8'],
  ['_1', '_1'],
  ['2024-01-01', '2024-01-01'],
  ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z'],
  ['y', true],
  ['No', false],
  ['on', true],
  ['OFF', false],
  ['True', true],
  ['tRue', 'tRue'],
  ['~', null],
  ['Null', null],
  ["'0644'", '0644'],
  ['"yes"', 'yes'],
  ['!!str 7', '7'],
  ['!!int "7"', 7],
  ['!!float 7', 7]
])('a plain %s is what kubectl takes it for', (text, value) => {
  expect(read(text)).toEqual({ v: value })
})

it('a directive changes nothing of that', () => {
  const text = '%YAML 1.2\n---\n{a: 0644, b: on, <<: {c: yes}}\n'
  expect(parse({ path: 'a.yml', syntax: 'yaml', line: 1, text })[0]?.value).toEqual({ a: 420, b: true, c: true })
})
