/** A secret that a build may mount (`RUN --mount=type=secret,id=…`): its value, or where the builder finds it. */
export type BuildSecret = { readonly id: string } & (
  | { readonly value: string }
  | { readonly env: string }
  | { readonly src: string }
)

/**
 * The arguments that hand secrets to buildx, and the environment that holds the values: an argument list is for all to
 * see who can list processes.
 */
export function secretArguments(secrets: readonly BuildSecret[]): {
  readonly args: string[]
  readonly environment: Record<string, string>
} {
  const args: string[] = []
  const environment: Record<string, string> = {}
  for (const [index, secret] of secrets.entries()) {
    const variable = 'env' in secret ? secret.env : `CUTOVER_BUILD_SECRET_${index}`
    if ('value' in secret) environment[variable] = secret.value
    const from = 'src' in secret ? `src=${secret.src}` : `env=${variable}`
    args.push('--secret', [`id=${secret.id}`, from].map(csvField).join(','))
  }
  return { args, environment }
}

/** buildx reads its options as lines of RFC 4180. */
export const csvField = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
