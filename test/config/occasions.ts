import { parseConfig } from '../../src/config/load.ts'

export const release = { kind: 'release', ref: 'v1.4.2', prerelease: false } as const
export const prerelease = { ...release, prerelease: true }
export const push = { kind: 'push', ref: 'dev', prerelease: true } as const
export const dispatch = { ...release, kind: 'dispatch' } as const

/** A config file of version 1 that says `text`. */
export const read = async (text: string) => ({
  path: 'cutover.yml',
  config: await parseConfig(`version: 1\n${text}`, 'cutover.yml')
})
