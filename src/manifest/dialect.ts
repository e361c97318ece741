import type { ScalarTag, Tags } from 'yaml'

/**
 * The number that kubectl takes a plain scalar for, or else the text itself. kubectl reads YAML as go-yaml v2 does
 * (resolve.go, by way of sigs.k8s.io/yaml): `0644` and `0o644` are 420, `1_000` is 1000, and `.`, `1:30`, `1.2.3` and
 * `1234e567` are texts.
 */
export function numberOrText(text: string): number | string {
  if (text.startsWith('.')) return /^\.\d+(?:[eE][-+]?\d+)?$/.test(text) ? finite(Number(text), text) : text
  const plain = text.replaceAll('_', '')
  return integer(plain) ?? (decimal.test(plain) ? finite(Number(plain), text) : text)
}

const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/

const finite = (value: number, text: string): number | string => (Number.isFinite(value) ? value : text)

const bases = [
  [/^0[xX][\da-fA-F]+$/, 16],
  [/^0[bB][01]+$/, 2],
  [/^0[oO]?[0-7]+$/, 8],
  [/^(?:0|[1-9]\d*)$/, 10]
] as const

function integer(plain: string): number | undefined {
  const digits = plain.replace(/^[-+]/, '')
  const base = bases.find(([form]) => form.test(digits))?.[1]
  if (base === undefined) return undefined
  const value = Number.parseInt(digits.replace(/^0[xXbBoO]/, ''), base)
  // What does not fit into 64 bits is read once more, as a decimal fraction.
  if (value >= 2 ** 64) return undefined
  return plain.startsWith('-') && value !== 0 ? -value : value
}

const number = (tag: 'int' | 'float'): ScalarTag => ({
  tag: `tag:yaml.org,2002:${tag}`,
  default: true,
  test: /^[-+.\d]/,
  resolve: numberOrText
})

/** Of YAML 1.1 kubectl knows the booleans (`on`, `no`, `y`) and merge keys, but no times, sets or ordered maps. */
export const kubectlTags = (tags: Tags): Tags => [
  ...tags.filter(tag => typeof tag === 'object' && /:(?:map|seq|str|null|bool|merge)$/.test(tag.tag)),
  number('int'),
  number('float')
]
