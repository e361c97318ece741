import { randomBytes, randomInt } from 'node:crypto'

/** `bytes` random bytes in lower-case hexadecimal. */
export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex')

/** `duration` with up to a quarter added, so that many runners that failed together do not come back together. */
export const jittered = (duration: number): number => duration + randomInt(Math.max(1, Math.ceil(duration / 4)))
