import type { Expectation, JsonCheck, Scalar, Status } from '../config/gate-settings.ts'
import { parseJsonPath, valueAt } from '../config/json-path.ts'
import { fill, type Placeholder } from '../config/placeholders.ts'
import { messageOf, quoted } from '../errors.ts'

/** A foreign body is shown in part only, on one line. */
const shownBody = 120
/** A pattern is tried on the beginning alone: what it costs grows with the text, and a release chooses the text. */
const matchedBody = 64 * 1024

export interface Judged {
  readonly ok: boolean
  readonly says: string
}

type Values = Readonly<Partial<Record<Placeholder, string>>>

/** Whether an answer is what was expected, and what it was. */
export function judgeAnswer(status: number, body: string, expectation: Expectation, values: Values): Judged {
  const expected = [expectation.expect].flat()
  const said = `${status}, expected ${expected.join(' or ')}`
  if (!expected.some(one => isOf(status, one))) {
    const text = body.replaceAll(/\s+/g, ' ').trim().slice(0, shownBody)
    return { ok: false, says: text === '' ? said : `${said}: ${text}` }
  }
  const checks = [...judgeText(body, expectation, values), ...judgeJson(body, expectation.json ?? [], values)]
  const shown = checks.some(({ ok }) => !ok) ? checks.filter(({ ok }) => !ok) : checks
  return { ok: checks.every(({ ok }) => ok), says: [said, ...shown.map(({ says }) => says)].join('; ') }
}

const isOf = (status: number, expected: Status): boolean =>
  typeof expected === 'number' ? status === expected : `${Math.floor(status / 100)}xx` === expected

function judgeText(body: string, { contains, matches }: Expectation, values: Values): Judged[] {
  const judged: Judged[] = []
  if (contains !== undefined) {
    const wanted = filled(contains, values)
    const ok = body.includes(wanted)
    judged.push({ ok, says: `the body ${ok ? 'holds' : 'does not hold'} ${quoted(wanted)}` })
  }
  if (matches !== undefined) {
    const ok = new RegExp(matches, 'm').test(body.slice(0, matchedBody))
    judged.push({ ok, says: `the body ${ok ? 'matches' : 'does not match'} ${quoted(matches)}` })
  }
  return judged
}

function judgeJson(body: string, checks: readonly JsonCheck[], values: Values): Judged[] {
  if (checks.length === 0) return []
  let value: unknown
  try {
    value = JSON.parse(body) as unknown
  } catch (error) {
    return [{ ok: false, says: `the body is no JSON: ${quoted(messageOf(error), shownBody)}` }]
  }
  return checks.map(check => judgeValue(valueAt(value, parseJsonPath(check.path) ?? []), check, values))
}

function judgeValue(found: unknown, { path, equals, min, max }: JsonCheck, values: Values): Judged {
  if (found === undefined) return { ok: false, says: `there is no ${path} in the body` }
  const wanted: Scalar | undefined = typeof equals === 'string' ? filled(equals, values) : equals
  const bounds = [
    ...(wanted === undefined ? [] : [{ ok: found === wanted, says: `expected ${JSON.stringify(wanted)}` }]),
    ...(min === undefined ? [] : [{ ok: typeof found === 'number' && found >= min, says: `at least ${min}` }]),
    ...(max === undefined ? [] : [{ ok: typeof found === 'number' && found <= max, says: `at most ${max}` }])
  ]
  const said = bounds.map(({ says }) => says).join(', ')
  return { ok: bounds.every(({ ok }) => ok), says: `${path} is ${quotedValue(found)}, ${said}` }
}

const quotedValue = (value: unknown): string =>
  typeof value === 'string' ? quoted(value) : quoted(JSON.stringify(value)).slice(1, -1).replaceAll('\\"', '"')

/** What has no value stays as it is written, and so matches nothing. */
function filled(text: string, values: Values): string {
  const made = fill(text, values)
  return 'text' in made ? made.text : text
}
