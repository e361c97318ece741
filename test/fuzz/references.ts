import fc from 'fast-check'

const piece = fc.constantFrom(
  ...[
    'ghcr.io',
    'docker.io',
    'index.docker.io',
    'localhost',
    '127.0.0.1',
    '[2001:db8::1]',
    'Upper',
    'xn--n3h.com',
    'library'
  ],
  ...[
    '/',
    '/',
    '/',
    ':',
    ':',
    '@',
    '.',
    '-',
    '_',
    '__',
    '---',
    '5000',
    'a',
    'web',
    '1.4.2',
    'sha256:',
    'sha512:',
    'http://'
  ],
  ...['0'.repeat(64), 'a'.repeat(128), 'é', ' ', '\n', '%', '?', '#']
)

/** Texts that look like references, from whole ones to none at all. */
export const referenceText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40, unit: 'binary' }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', 'ghcr.io/', 'localhost:5000/', '[::1]:5000/', 'acme/'),
        fc.stringMatching(/^[a-z0-9]{1,8}(?:[._-][a-z0-9]{1,4}){0,2}$/),
        fc.constantFrom('', ':1.4.2', ':latest', `:${'x'.repeat(129)}`),
        fc.constantFrom('', `@sha256:${'b'.repeat(64)}`, '@sha256:b')
      )
      .map(parts => parts.join(''))
  }
)
