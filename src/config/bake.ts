/** Where a bake file says how an image is built: https://docs.docker.com/build/bake/reference/ */
export interface BakeSettings {
  /** None for those that buildx looks for. */
  readonly files: readonly string[]
  readonly target: string
  /** What the file may ask for beyond its folder, as `--allow` takes it: `fs.read=../shared`, `network.host`. */
  readonly allow: readonly string[]
}
