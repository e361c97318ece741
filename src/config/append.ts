/** What is put on a base image without a Dockerfile, and what the image says of how it is to be run. */
export interface AppendSettings {
  /** An image, or `scratch` for nothing. */
  readonly base: string
  /** The folder of the image that gets what is in the context. */
  readonly to: string
  /** Instead of the base's, whose arguments go as well. */
  readonly entrypoint?: readonly string[]
  readonly cmd?: readonly string[]
  /** Added to the base's. */
  readonly env: Readonly<Record<string, string>>
  readonly labels: Readonly<Record<string, string>>
  /** `8080`, `53/udp`; added to the base's. */
  readonly exposedPorts: readonly string[]
  readonly workdir?: string
  readonly user?: string
}
