import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Ran } from './runner.ts'

/** Options of node that make an action tell, at its end, what it loaded. */
export const telling = ['--import', join(import.meta.dirname, 'loaded.mjs')]

/** Paths of the files that an action started with `telling` loaded, in order. */
export const filesLoaded = ({ stderr }: Ran): string[] => {
  const urls = JSON.parse(/^loaded (.*)$/m.exec(stderr)?.[1] ?? '[]') as string[]
  return urls.filter(url => url.startsWith('file:')).map(url => fileURLToPath(url))
}

/** The packages that are in those files, sorted. The bundler writes above each module where it came from. */
export async function packagesLoaded(ran: Ran): Promise<string[]> {
  const packages = new Set<string>()
  for (const file of filesLoaded(ran)) {
    const source = await readFile(file, 'utf8')
    const modules = source.matchAll(/^\/\/ (?:.*\/)?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)
    for (const [, name] of modules) if (name) packages.add(name)
  }
  return [...packages].sort()
}
