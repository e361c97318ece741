import { expect, it } from 'vitest'
import { parseChallenges } from '../../src/image/challenge.ts'

it.each([
  [
    'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:acme/web:pull,push"',
    [
      {
        scheme: 'bearer',
        parameters: { realm: 'https://ghcr.io/token', service: 'ghcr.io', scope: 'repository:acme/web:pull,push' }
      }
    ]
  ],
  ['Basic realm="Registry \\"Realm\\""', [{ scheme: 'basic', parameters: { realm: 'Registry "Realm"' } }]],
  [
    'BASIC Realm=plain , Bearer realm = "r" , error="invalid_token"',
    [
      { scheme: 'basic', parameters: { realm: 'plain' } },
      { scheme: 'bearer', parameters: { realm: 'r', error: 'invalid_token' } }
    ]
  ],
  [
    'Negotiate, Bearer realm="r"',
    [
      { scheme: 'negotiate', parameters: {} },
      { scheme: 'bearer', parameters: { realm: 'r' } }
    ]
  ],
  ['realm="nobody asked"', []],
  ['Bearer realm="no end', [{ scheme: 'bearer', parameters: {} }]],
  ['', []]
])('the challenge %s is read', (header, expected) => {
  expect(parseChallenges(header)).toEqual(expected)
})
