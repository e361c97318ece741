/** Where a release goes. */
export interface Place {
  readonly app: string
  readonly cluster: string
  readonly services: readonly string[]
  /** For two services: ARNs of the rules, or listeners, that carry the traffic. */
  readonly rules: readonly string[]
  readonly testRule?: string
}
