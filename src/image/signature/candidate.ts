import type { Digest } from '../image.ts'
import type { Repository } from '../reference.ts'

/** An image by its digest: for an image of several platforms that of the index, because that is what is deployed. */
export interface Subject extends Repository {
  readonly digest: Digest
}

/** Something that may vouch for an image: a sigstore bundle as it was found, or why it could not be read. */
export type Candidate =
  | {
      readonly where: string
      readonly bundle: unknown
      /** What was signed, where that is neither in the bundle nor the image's own manifest: cosign's payload. */
      readonly payload?: Buffer
    }
  | { readonly where: string; readonly unreadable: string }

/** A place where signatures are kept. */
export interface Source {
  /** `the registry` */
  readonly name: string
  /** @throws what the place throws, when it can't be asked */
  find(image: Subject): Promise<readonly Candidate[]>
}

/** More than this many at one place are not looked at: nobody signs an image so often, and somebody may want us to try. */
export const mostCandidates = 100
