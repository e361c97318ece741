import { describe, expect, it } from 'vitest'
import { settings } from '../../src/config/settings.ts'
import { failure } from './failure.ts'
import { dispatch, prerelease, push, read, release } from './occasions.ts'

describe('the environment', () => {
  it.each([
    [release, 'production'],
    [prerelease, 'uat'],
    [push, 'dev']
  ])('of %j is by default %s', (occasion, environment) => {
    expect(settings({}, undefined, occasion, {}).environment).toBe(environment)
  })

  it('of a run by hand must be named', async () => {
    expect(await failure(() => settings({}, undefined, dispatch, {}))).toEqual({
      code: 'EVENT_UNUSABLE',
      message: 'A run by hand leads to no environment.',
      hint: 'Name one by the input environment.'
    })
    expect(settings({ environment: 'production' }, undefined, dispatch, {}).environment).toBe('production')
  })

  const file = read(`environments:
  dev: { when: { push: [dev, 'feature/**'] } }
  qa: { when: { prerelease: true, dispatch: true } }
  production: {}
`)

  it.each([
    [push, 'dev'],
    [{ ...push, ref: 'feature/a/b' }, 'dev'],
    [prerelease, 'qa'],
    [dispatch, 'qa'],
    [release, 'production']
  ])('of %j is the one whose when fits, or the usual one that has no when: %s', async (occasion, environment) => {
    expect(settings({}, await file, occasion, {}).environment).toBe(environment)
  })

  it('is refused when none fits, with the line to add', async () => {
    const config = await file
    expect(await failure(() => settings({}, config, { ...push, ref: 'main' }, {}))).toEqual({
      code: 'EVENT_UNUSABLE',
      message: 'A push to "main" leads to no environment.',
      hint: 'Add `when: { push: "main" }` to one of dev, qa, production, or name it by the input environment.'
    })
  })

  it('is refused when two fit, or when it is not in the file', async () => {
    const config = await read('environments: { a: { when: { release: true } }, b: { when: { release: true } } }')
    expect(await failure(() => settings({}, config, release, {}))).toEqual({
      code: 'CONFIG_INVALID',
      message: 'A release leads to a and b.',
      hint: 'Let `when` of one environment alone fit it, or name the environment by the input environment.',
      at: { file: 'cutover.yml' }
    })
    const named = await file
    expect(await failure(() => settings({ environment: 'produktion' }, named, release, {}))).toEqual({
      code: 'INPUT_INVALID',
      message: 'There is no environment "produktion" in cutover.yml.',
      hint: 'Did you mean production?'
    })
  })
})

describe('inputs that name a namespace, but no environment,', () => {
  const inputs = { image: 'ghcr.io/acme/web', manifests: ['k8s/'], namespace: 'shop' }
  const imagesOnly = read('images: { web: { repository: ghcr.io/acme/web } }')

  it('are refused for a prerelease: the namespace may be production', async () => {
    expect(await failure(() => settings(inputs, undefined, prerelease, {}))).toEqual({
      code: 'INPUT_INVALID',
      message: 'A prerelease would go to namespace shop, as a release does: no environment is named.',
      hint: 'Name it by the input environment (environment: uat), give each environment a namespace of its own under environments in .github/cutover.yml, or keep such events out: if: ${{ !github.event.release.prerelease }}'
    })
  })

  it('are refused for a push', async () => {
    expect(await failure(() => settings(inputs, undefined, push, {}))).toEqual({
      code: 'INPUT_INVALID',
      message: 'A push to "dev" would go to namespace shop, as a release does: no environment is named.',
      hint: "Name it by the input environment (environment: dev), give each environment a namespace of its own under environments in .github/cutover.yml, or keep such events out: if: ${{ github.event_name != 'push' }}"
    })
  })

  it('are refused beside a file that knows no environment', async () => {
    const file = await imagesOnly
    expect(await failure(() => settings(inputs, file, prerelease, {}))).toMatchObject({ code: 'INPUT_INVALID' })
  })

  it.each([
    [{ ...inputs, environment: 'qa' }, prerelease, 'qa'],
    [{ ...inputs, environment: 'qa' }, push, 'qa'],
    [inputs, release, 'production']
  ])('or that name one, are heard: %j for %j', async (given, occasion, environment) => {
    expect(settings(given, undefined, occasion, {}).environment).toBe(environment)
    expect(settings(given, await imagesOnly, occasion, {}).environment).toBe(environment)
  })

  it('build for a prerelease and a push where nothing is deployed', () => {
    const { image } = inputs
    expect([prerelease, push].map(occasion => settings({ image }, undefined, occasion, {}).environment)).toEqual([
      'uat',
      'dev'
    ])
  })
})
