import type { AppendSettings } from '../config/append.ts'
import type { BaseImage, Fields } from './append-base.ts'
import type { Digest } from './image.ts'
import { digestOf } from './image.ts'
import type { Layer } from './layer.ts'
import type { Platform } from './platform.ts'
import type { Manifest } from './registry.ts'

/** A manifest, and the small blobs that it refers to. */
export interface Appended extends Manifest {
  readonly config: Buffer
  readonly platform: Platform
}

const oci = (kind: string): string => `application/vnd.oci.image.${kind}`
const manifestType = oci('manifest.v1+json')
const configType = oci('config.v1+json')

/** Layers are the same bytes in both families of media types, and a manifest must not mix them. */
const layerTypes: Readonly<Record<string, string>> = {
  'application/vnd.docker.image.rootfs.diff.tar.gzip': oci('layer.v1.tar+gzip'),
  'application/vnd.docker.image.rootfs.diff.tar': oci('layer.v1.tar'),
  'application/vnd.docker.image.rootfs.diff.tar.zstd': oci('layer.v1.tar+zstd'),
  'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip': oci('layer.nondistributable.v1.tar+gzip')
}

export interface Addition {
  readonly layer: Layer
  readonly settings: AppendSettings
  readonly labels: Readonly<Record<string, string>>
  /** Seconds since 1970. */
  readonly time: number
}

/** An image of one platform: the base's, with one layer more and what the settings say changed. Pure. */
export function appended(base: BaseImage, addition: Addition, annotations: Readonly<Record<string, string>>): Appended {
  const { digest, size } = addition.layer
  const config = Buffer.from(JSON.stringify(configOf(base.config, addition)))
  const layers = [
    ...base.layers.map(layer => ({ ...layer, mediaType: layerTypes[String(layer.mediaType)] ?? layer.mediaType })),
    { mediaType: oci('layer.v1.tar+gzip'), digest, size }
  ]
  const fields = { config: { mediaType: configType, digest: digestOf(config), size: config.length }, layers }
  // Windows runs images of its own version only.
  const version = base.config['os.version']
  const platform = { ...base.platform, ...(typeof version === 'string' ? { 'os.version': version } : {}) }
  return { ...manifestOf(manifestType, fields, annotations), config, platform }
}

export function indexOf(images: readonly Appended[], annotations: Readonly<Record<string, string>>): Manifest {
  const manifests = images.map(({ mediaType, digest, bytes, platform }) => ({
    mediaType,
    digest,
    size: bytes.length,
    platform
  }))
  return manifestOf(oci('index.v1+json'), { manifests }, annotations)
}

function manifestOf(mediaType: string, fields: Fields, annotations: Readonly<Record<string, string>>): Manifest {
  const told = Object.keys(annotations).length > 0 ? { annotations } : {}
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...fields, ...told }))
  return { mediaType, digest: digestOf(bytes), bytes }
}

/** https://github.com/opencontainers/image-spec/blob/main/config.md */
function configOf(base: Fields, { layer, settings, labels, time }: Addition): Fields {
  const created = new Date(time * 1000).toISOString()
  const diffIds = Object(base.rootfs).diff_ids as readonly Digest[]
  // Each layer must have its line: where the base tells of none, one for the last layer would be wrong.
  const told = Array.isArray(base.history) || diffIds.length === 0
  const line = { created, created_by: `append to ${settings.to}`, comment: 'cutover' }
  return {
    ...base,
    created,
    config: { ...changedConfig(Object(base.config), settings, labels) },
    rootfs: { type: 'layers', diff_ids: [...diffIds, layer.diffId] },
    ...(told ? { history: [...((base.history as readonly unknown[] | undefined) ?? []), line] } : {})
  }
}

function changedConfig(base: Fields, settings: AppendSettings, labels: Readonly<Record<string, string>>): Fields {
  const { entrypoint, cmd, env, user, workdir, exposedPorts } = settings
  const variables = new Map(listOf(base.Env).map((line): [string, string] => [line.split('=')[0] ?? '', line]))
  for (const [name, value] of Object.entries(env)) variables.set(name, `${name}=${value}`)
  const { Cmd, ...rest } = base
  // As in a Dockerfile: arguments of the base's program say nothing to another one.
  const kept = Cmd === undefined || entrypoint !== undefined ? rest : { ...rest, Cmd }
  return {
    ...kept,
    ...(entrypoint === undefined ? {} : { Entrypoint: entrypoint }),
    ...(cmd === undefined ? {} : { Cmd: cmd }),
    ...(variables.size === 0 ? {} : { Env: [...variables.values()] }),
    ...(user === undefined ? {} : { User: user }),
    ...(workdir === undefined ? {} : { WorkingDir: workdir }),
    ...(exposedPorts.length === 0 ? {} : { ExposedPorts: { ...Object(base.ExposedPorts), ...portsOf(exposedPorts) } }),
    Labels: { ...Object(base.Labels), ...labels, ...settings.labels }
  }
}

const portsOf = (ports: readonly string[]): Record<string, object> =>
  Object.fromEntries(ports.map(port => [port.includes('/') ? port : `${port}/tcp`, {}]))

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
