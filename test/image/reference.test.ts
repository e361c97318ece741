import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import { formatReference, parseReference, sameRepository } from '../../src/image/reference.ts'

const sha256 = `sha256:${'f'.repeat(64)}`
const sha512 = `sha512:${'0'.repeat(128)}`

describe('a reference is read as Docker reads it', () => {
  it.each([
    ['nginx', 'docker.io', 'library/nginx', 'nginx'],
    ['acme/web', 'docker.io', 'acme/web', 'acme/web'],
    ['docker.io/nginx', 'docker.io', 'library/nginx', 'docker.io/nginx'],
    ['index.docker.io/nginx', 'docker.io', 'library/nginx', 'index.docker.io/nginx'],
    ['index.docker.io/library/nginx', 'docker.io', 'library/nginx', 'index.docker.io/library/nginx'],
    ['library/foo/bar', 'docker.io', 'library/foo/bar', 'library/foo/bar'],
    ['localhost/web', 'localhost', 'web', 'localhost/web'],
    ['LOCALDOMAIN/library/debian', 'LOCALDOMAIN', 'library/debian', 'LOCALDOMAIN/library/debian'],
    ['Uppercase/lowercase', 'Uppercase', 'lowercase', 'Uppercase/lowercase'],
    ['test_com', 'docker.io', 'library/test_com', 'test_com'],
    ['192.168.1.1', 'docker.io', 'library/192.168.1.1', '192.168.1.1'],
    ['192.168.1.1:5000/repo', '192.168.1.1:5000', 'repo', '192.168.1.1:5000/repo'],
    ['test:5000/repo', 'test:5000', 'repo', 'test:5000/repo'],
    ['[2001:db8::1]/repo', '[2001:db8::1]', 'repo', '[2001:db8::1]/repo'],
    ['[2001:db8::1]:5000/repo', '[2001:db8::1]:5000', 'repo', '[2001:db8::1]:5000/repo'],
    ['xn--n3h.com/x', 'xn--n3h.com', 'x', 'xn--n3h.com/x'],
    ['sub-dom1.foo.com/bar/baz/quux', 'sub-dom1.foo.com', 'bar/baz/quux', 'sub-dom1.foo.com/bar/baz/quux'],
    ['dock__er/docker---rules', 'docker.io', 'dock__er/docker---rules', 'dock__er/docker---rules']
  ])('%s is a repository', (text, domain, path, spelling) => {
    expect(parseReference(text)).toEqual({ domain, path, spelling })
  })

  it.each([
    ['test.com:5000', 'docker.io', 'library/test.com', '5000'],
    ['foo_bar.com:8080', 'docker.io', 'library/foo_bar.com', '8080'],
    ['foo/foo_bar.com:8080', 'docker.io', 'foo/foo_bar.com', '8080'],
    ['192.168.1.1:5000', 'docker.io', 'library/192.168.1.1', '5000'],
    ['192.168.1.1:5000/repo:5050', '192.168.1.1:5000', 'repo', '5050'],
    ['[2001:db8:1:2:3:4:5:6]/repo:tag', '[2001:db8:1:2:3:4:5:6]', 'repo', 'tag'],
    ['lowercase:Uppercase', 'docker.io', 'library/lowercase', 'Uppercase'],
    ['b.gcr.io/test.example.com/my-app:test.example.com', 'b.gcr.io', 'test.example.com/my-app', 'test.example.com'],
    [`a/a:${'t'.repeat(128)}`, 'docker.io', 'a/a', 't'.repeat(128)]
  ])('what stands after the last colon of %s is a tag', (text, domain, path, tag) => {
    expect(parseReference(text)).toEqual({ domain, path, tag, spelling: text.slice(0, -tag.length - 1) })
  })

  it.each([
    [`test:5000/repo@${sha256}`, { domain: 'test:5000', path: 'repo', digest: sha256, spelling: 'test:5000/repo' }],
    [`web@${sha512}`, { domain: 'docker.io', path: 'library/web', digest: sha512, spelling: 'web' }],
    [
      `[2001:db8::1]:5000/repo:tag@${sha256}`,
      { domain: '[2001:db8::1]:5000', path: 'repo', tag: 'tag', digest: sha256, spelling: '[2001:db8::1]:5000/repo' }
    ]
  ])('%s is pinned', (text, expected) => {
    expect(parseReference(text)).toEqual(expected)
  })
})

describe('what is no reference is refused with its reason', () => {
  it.each([
    ['', 'it names no repository'],
    [':tag', 'it names no repository'],
    [`@${sha256}`, 'it names no repository'],
    ['1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a', 'an image id can not be pulled'],
    ['https://ghcr.io/acme/web', 'it has no place for a scheme'],
    ['Uppercase:tag', 'the path of a repository is in lower case'],
    ['test:5000/Uppercase/lowercase:tag', 'the path of a repository is in lower case'],
    ['a___b', '"a___b" is no repository path'],
    ['dock..er/web', '"dock..er" is no registry host'],
    ['docker///web', '"docker///web" is no repository path'],
    ['-docker/web', '"-docker/web" is no repository path'],
    ['web/', '"web/" is no repository path'],
    [' web', '" web" is no repository path'],
    ['-docker.io/web', '"-docker.io" is no registry host'],
    ['fc00::1:5000/debian', '"fc00::1:5000" is no registry host'],
    ['[fe80::1%eth0]:5000/debian', '"[fe80::1%eth0]:5000" is no registry host'],
    ['[2001:db8:3:4::192.0.2.33]:5000/debian', '"[2001:db8:3:4::192.0.2.33]:5000" is no registry host'],
    ['[2001:db8::1]', '"[2001" is no repository path'],
    [`a/${'a'.repeat(254)}`, 'its path has 256 characters, 255 are allowed'],
    ['web:', '"" is no tag'],
    ['web:.1', '".1" is no tag'],
    [`web:${'t'.repeat(129)}`, 'is no tag'],
    ['web:1.0+build', '"1.0+build" is no tag'],
    ['web@sha256:ffff', '"sha256:ffff" is no sha256 or sha512 digest'],
    [`web@md5:${'f'.repeat(64)}`, 'is no sha256 or sha512 digest'],
    [`web@sha256:${'F'.repeat(64)}`, 'is no sha256 or sha512 digest'],
    ['web\n', 'is no repository path'],
    ['{{ .Values.image }}', 'the path of a repository is in lower case'],
    ['{{ image }}', '"{{ image }}" is no repository path']
  ])('%j', (text, reason) => {
    const place = { file: 'k8s/web.yaml', line: 12 }
    expect(refusal(() => parseReference(text, place))).toMatchObject({
      code: 'REFERENCE_INVALID',
      message: expect.stringContaining(reason),
      at: place
    })
  })

  it('in one whole sentence with what to write instead', () => {
    const { message, hint, at } = refusal(() => parseReference('ghcr.io/Acme/web:1'))
    expect({ message, hint, at }).toEqual({
      message: '"ghcr.io/Acme/web:1" is no image reference: the path of a repository is in lower case.',
      hint: 'Write it as [registry/]path[:tag][@sha256:digest], for example ghcr.io/acme/web:1.4.2.',
      at: undefined
    })
  })
})

describe('two spellings of one repository', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx:1.27', true],
    ['acme/web', `index.docker.io/acme/web@${sha256}`, true],
    ['GHCR.io/acme/web', 'ghcr.io/acme/web', true],
    ['ghcr.io/acme/web', 'ghcr.io/acme/web-admin', false],
    ['ghcr.io/acme/web', 'quay.io/acme/web', false],
    ['localhost:5000/web', 'localhost/web', false]
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameRepository(parseReference(a), parseReference(b))).toBe(same)
  })
})

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const component = fc
  .tuple(word, fc.array(fc.tuple(fc.constantFrom('.', '_', '__', '-', '---'), word), { maxLength: 2 }))
  .map(([first, rest]) => first + rest.flat().join(''))
const domain = fc.constantFrom('', 'localhost/', 'ghcr.io/', '127.0.0.1:5000/', 'Upper/', '[::1]:5000/', 'docker.io/')
const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/)

const reference = fc
  .record({
    domain,
    path: fc.array(component, { minLength: 1, maxLength: 4 }),
    tag: fc.option(tag),
    digest: fc.option(fc.constantFrom(sha256, sha512))
  })
  // Without a registry a first component with a dot would itself be read as a registry.
  .filter(({ domain, path }) => domain !== '' || path.length === 1 || !path[0]?.includes('.'))
  .map(
    ({ domain, path, tag, digest }) =>
      `${domain}${path.join('/')}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`
  )

describe('for every reference', () => {
  it('formatting what was parsed gives the text back, and parsing what was formatted the value', () => {
    fc.assert(
      fc.property(reference, text => {
        const parsed = parseReference(text)
        expect(formatReference(parsed)).toBe(text)
        expect(parseReference(formatReference(parsed))).toEqual(parsed)
      })
    )
  })

  it('its normalised spelling means the same repository', () => {
    fc.assert(
      fc.property(reference, text => {
        const parsed = parseReference(text)
        const normal = parseReference(`${parsed.domain}/${parsed.path}`)
        expect(normal).toMatchObject({ domain: parsed.domain, path: parsed.path })
        expect(sameRepository(parsed, normal)).toBe(true)
      })
    )
  })

  it('any other text is refused as such and never crashes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        const parsed = attempt(() => formatReference(parseReference(text)))
        expect(parsed instanceof CutoverError ? parsed.code : parsed).toBe(
          parsed instanceof CutoverError ? 'REFERENCE_INVALID' : text
        )
      })
    )
  })
})

function attempt(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

function refusal(work: () => unknown): CutoverError {
  const error = attempt(work)
  expect(error).toBeInstanceOf(CutoverError)
  return error as CutoverError
}
