import type { BakeSettings } from '../config/bake.ts'
import type { Builder, BuildRequest } from './build.ts'
import { secretArguments } from './build-secret.ts'
import { type BuildxOptions, buildxBuilder, outputOf } from './buildx.ts'

/** Builds one target of a bake file with `docker buildx bake`, and pushes it by its digest instead of under its tags. */
export const bake = (options: BuildxOptions, settings: BakeSettings): Builder =>
  buildxBuilder(options, {
    argumentsOf: (request, metadataFile) => bakeArguments(settings, request, metadataFile),
    metadataOf: all => Object(all[settings.target])
  })

/** The arguments of `docker` for one target. What the request does not speak of stays as the file has it. */
export function bakeArguments(
  { files, target, allow }: BakeSettings,
  request: BuildRequest,
  metadataFile: string
): string[] {
  const { platforms = [], labels = {}, buildArgs = [], secrets = [], cacheFrom = [], cacheTo = [] } = request
  const set = (key: string, ...values: readonly string[]): string[] =>
    values.flatMap(value => ['--set', `${target}.${key}=${value}`])
  const one = (flag: string, value: string | undefined): string[] => (value ? [flag, value] : [])
  const given = (key: string, value: string | undefined): string[] => (value === undefined ? [] : set(key, value))
  return [
    ...['buildx', 'bake', ...one('--builder', request.builder), ...files.flatMap(file => ['--file', file])],
    ...allow.flatMap(one => ['--allow', one]),
    ...given('context', request.context === '.' ? undefined : request.context),
    ...given('dockerfile', request.file),
    ...given('target', request.target),
    ...given('network', request.network),
    ...set('platform', ...platforms),
    // A name alone has its value in the environment.
    ...buildArgs.flatMap(argument => ['--set', `${target}.args.${argument}`]),
    ...secretsOf(secrets).flatMap(secret => set('secrets+', secret)),
    ...set('cache-from', ...cacheFrom),
    ...set('cache-to', ...cacheTo),
    ...Object.entries(labels).flatMap(([name, value]) => set(`labels.${name}`, value)),
    ...set('annotations', ...(request.annotations ?? [])),
    ...one('--provenance', request.provenance),
    ...one('--sbom', request.sbom),
    ...(request.extra ?? []),
    // Tags of the file would be pushed, and a digest can't be pushed under one; the name alone goes before them.
    ...set('tags', request.repository),
    ...set('output', outputOf(request)),
    ...['--metadata-file', metadataFile, target]
  ]
}

/** What stands after each `--secret`. */
const secretsOf = (secrets: BuildRequest['secrets'] = []): string[] =>
  secretArguments(secrets).args.filter(argument => argument !== '--secret')
