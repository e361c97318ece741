import { type Code, CutoverError } from '../../errors.ts'

/** What `ask` brings, or nothing where it is answered by one of `codes`: for what one can do without. */
export async function unless<T>(codes: readonly Code[], ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof CutoverError && codes.includes(error.code)) return undefined
    throw error
  }
}
