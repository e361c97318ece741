import { basename } from 'node:path/posix'

/** How a file is written: `hcl` as variables of Terraform and Packer are, `text` in whatever way we can't read. */
export type Syntax = 'yaml' | 'json' | 'hcl' | 'text'

const endings: readonly (readonly [RegExp, Syntax])[] = [
  [/\.ya?ml$/i, 'yaml'],
  [/\.(?:json|jsonc)$/i, 'json'],
  [/\.(?:tfvars|pkrvars\.hcl)$/i, 'hcl'],
  [/^Kustomization$/, 'yaml']
]

/** What the ending of a file's name says; undefined where it says nothing. */
export const endingOf = (path: string): Syntax | undefined =>
  endings.find(([ending]) => ending.test(basename(path)))?.[1]

/** A file of unknown kind is read as a manifest, unless it says itself which of its lines hold images. */
export const syntaxOf = (path: string, text: string): Syntax =>
  endingOf(path) ?? (text.includes('cutover:') ? 'text' : 'yaml')

/** Variables of Terraform and Packer have the names that their authors gave them: an image may be under any. */
export const isVariables = (path: string): boolean =>
  /\.(?:tfvars|pkrvars\.hcl|tfvars\.json|pkrvars\.json)$/i.test(path)
