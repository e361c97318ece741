import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import { formatDuration, parseDuration } from '../../src/runner/duration.ts'
import {
  choice,
  duration,
  flag,
  type Inputs,
  list,
  path,
  readInputs,
  required,
  secret,
  secretsOf,
  text,
  withDefault
} from '../../src/runner/inputs.ts'
import { nearest } from '../../src/runner/nearest.ts'

const inputs = {
  image: text(),
  'build-args': list(),
  sbom: flag(),
  strategy: choice(['blue-green', 'rolling']),
  bake: duration(),
  kubeconfig: secret(path()),
  'dry-run': withDefault(flag(), 'false')
}

function refusal(spec: Inputs, environment: NodeJS.ProcessEnv): Pick<CutoverError, 'code' | 'message' | 'hint'> {
  try {
    readInputs(spec, environment)
  } catch (error) {
    if (error instanceof CutoverError) return { code: error.code, message: error.message, hint: error.hint }
    throw error
  }
  throw new RangeError('nothing was refused')
}

describe('inputs', () => {
  it('are typed values, and undefined where nobody gave one', () => {
    expect(
      readInputs(inputs, {
        INPUT_IMAGE: ' ghcr.io/acme/web ',
        'INPUT_BUILD-ARGS': 'A=1\r\n\n  B=2 \rC=3',
        INPUT_SBOM: 'True',
        INPUT_STRATEGY: 'rolling',
        INPUT_BAKE: '1h30m',
        INPUT_KUBECONFIG: ''
      })
    ).toEqual({
      image: 'ghcr.io/acme/web',
      'build-args': ['A=1', 'B=2', 'C=3'],
      sbom: true,
      strategy: 'rolling',
      bake: 5_400_000,
      kubeconfig: undefined,
      'dry-run': false
    })
  })

  it('that a composite action hands on are read as well, and what it keeps for itself is passed over', () => {
    const handed = {
      CUTOVER_INPUTS: JSON.stringify({ image: 'a/b', region: 'eu', 'dry-run': 'true' }),
      INPUT_IMAGE: ''
    }
    expect(readInputs(inputs, handed)).toMatchObject({ image: 'a/b', 'dry-run': true })
  })

  it.each([
    [
      { INPUT_STRATEGY: 'blue_green' },
      'Input strategy is "blue_green": it must be one of blue-green, rolling.',
      'Did you mean blue-green?'
    ],
    [
      { INPUT_STRATEGY: 'canary' },
      'Input strategy is "canary": it must be one of blue-green, rolling.',
      'Write one of them, such as blue-green.'
    ],
    [
      { INPUT_SBOM: 'yes' },
      'Input sbom is "yes": it must be true or false.',
      'Write true or false, without quotes inside the value.'
    ],
    [
      { INPUT_BAKE: '5 minutes' },
      'Input bake is "5 minutes": it must be a duration.',
      'Write whole numbers with units, such as 30s, 5m or 1h30m; 0 for none.'
    ],
    [
      { INPUT_KUBECONFIG: 'kind: Config\ntoken: abc' },
      'Input kubeconfig is wrong: it must be a path.',
      'Write the text to a file in a step before this one, and give its path.'
    ],
    [{ INPUT_STRATGY: 'rolling' }, 'Input "stratgy" does not exist.', 'Did you mean strategy?']
  ])('that are wrong are refused by name, value and fix: %o', (environment, message, hint) => {
    expect(refusal(inputs, environment)).toEqual({ code: 'INPUT_INVALID', message, hint })
  })

  it('of a composite action around this one are let be', () => {
    expect(readInputs(inputs, { INPUT_REGION: 'eu' })).toMatchObject({ 'dry-run': false })
    expect(readInputs(inputs, { INPUT_IMAGES: 'x', CUTOVER_INPUTS: '{}' })).toMatchObject({ image: undefined })
  })

  it('that are required are asked for', () => {
    expect(refusal({ files: required(list()) }, { INPUT_FILES: ' \n ' })).toEqual({
      code: 'INPUT_INVALID',
      message: 'Input files is missing.',
      hint: 'Give it under `with:`, as `files: ...`.'
    })
  })

  it('name their secrets, whether right or wrong', () => {
    const spec = {
      token: secret(text()),
      secrets: secret(list(), lines => lines.split('\n').map(line => line.slice(4))),
      image: text()
    }
    expect(secretsOf(spec, { INPUT_TOKEN: 'ghs_1', INPUT_SECRETS: 'npm=a\nssh=b', INPUT_IMAGE: 'x' })).toEqual([
      'ghs_1',
      'a',
      'b'
    ])
  })
})

describe('durations', () => {
  it('are read from every text that their parts make', () => {
    const part = fc.nat({ max: 9_999 })
    fc.assert(
      fc.property(part, part, part, part, part, (d, h, m, s, ms) => {
        expect(parseDuration(`${d}d${h}h${m}m${s}s${ms}ms`)).toBe(
          d * 86_400_000 + h * 3_600_000 + m * 60_000 + s * 1000 + ms
        )
      })
    )
  })

  it.each(['', '5', '-1s', '1.5h', '5 m', '1m1h', 's', '1h30', '٣m'])('are not read from %j', text => {
    expect(parseDuration(text)).toBeUndefined()
  })

  it.each([
    [0, '0 s'],
    [400, '0.4 s'],
    [9_449, '9.4 s'],
    [9_949, '10 s'],
    [14_400, '14 s'],
    [59_700, '1 min'],
    [65_000, '1 min 5 s'],
    [3_600_000, '1 h'],
    [5_400_000, '1 h 30 min']
  ])('of %d ms are written as %s', (duration, text) => {
    expect(formatDuration(duration)).toBe(text)
  })
})

describe('the nearest word', () => {
  it.each([
    ['namspace', 'namespace'],
    ['name-sapce', 'namespace'],
    ['BUILD_ARGS', 'build-args'],
    ['xyz', undefined]
  ])('to %s is %s', (word, meant) => {
    expect(nearest(word, ['namespace', 'build-args', 'bake'])).toBe(meant)
  })
})
