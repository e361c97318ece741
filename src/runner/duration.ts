import type { Milliseconds } from '../io/clock.ts'

const units: readonly (readonly [string, Milliseconds])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1]
]
const written = new RegExp(`^${units.map(([unit]) => `(?:(\\d{1,9})${unit})?`).join('')}$`)

/** Reads `90s`, `1h30m`, `500ms`, `2d`: whole numbers with units, the largest first; a bare `0` too. Undefined for anything else. */
export function parseDuration(text: string): Milliseconds | undefined {
  if (text === '0') return 0
  const parts = text === '' ? null : written.exec(text)
  if (!parts) return undefined
  return units.reduce((sum, [, length], index) => sum + Number(parts[index + 1] ?? 0) * length, 0)
}

/** A duration as a person reads it, in its two largest units: `1 h 5 min`, `14 s`, `0.4 s`. */
export function formatDuration(duration: Milliseconds): string {
  const seconds = Math.max(0, Math.round(duration / 1000))
  if (seconds < 10) return `${(Math.max(0, duration) / 1000).toFixed(1).replace(/\.0$/, '')} s`
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`
}
