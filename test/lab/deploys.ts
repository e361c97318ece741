import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Running } from '../e2e/runner.ts'
import type { Shop } from './shop.ts'

type Inputs = Readonly<Record<string, string>>

/** Changes one file of a folder of manifests. */
export async function edit(folder: string, file: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, file)
  await writeFile(path, change(await readFile(path, 'utf8')))
}

/** The shop's manifests once more, in a folder of their own, for a version that needs no build: its pods are told it. */
async function manifestsOf(shop: Shop, version: string): Promise<string> {
  const folder = `k8s-${version}`
  await cp(join(shop.workspace, 'k8s'), join(shop.workspace, folder), { recursive: true })
  await edit(join(shop.workspace, folder), 'surroundings.yaml', text =>
    text.replace(/DRAIN:/, `VERSION: ${version}\n  DRAIN:`)
  )
  return `${folder}/`
}

/** Starts the action deploy for `version`, with the image that 1.0.0 has. */
export async function deploy(shop: Shop, version: string, inputs: Inputs = {}): Promise<Running> {
  const { image: _image, 'build-args': _args, ...own } = shop.inputsOf(version, inputs)
  const manifests = await manifestsOf(shop, version)
  return shop.start('deploy', { event: shop.publish(version), inputs: { ...own, app: 'shop', manifests } })
}
