import { describe, expect } from 'vitest'
import { failed, imageOf, it } from './shop.ts'
import { config } from './shop-files.ts'

describe('a release that can not even be planned says why in one error', () => {
  it('a wrong input: its value and the fix', async ({ shop }) => {
    expect(shop.told(await shop.deploy('1.1.0', { inputs: { bake: 'soon' } }))).toEqual(
      failed(
        'INPUT_INVALID',
        'Input bake is "soon": it must be a duration.\nWrite whole numbers with units, such as 30s, 5m or 1h30m; 0 for none.'
      )
    )
  })

  it('unknown keys in the config: each with its line and the nearest key', async ({ shop }) => {
    await shop.write('.github/cutover.yml', `${config('    gatez: {}\n')}imagez: {}\n`)
    expect(shop.told(await shop.deploy('1.1.0'))).toEqual(
      failed(
        'CONFIG_INVALID',
        `.github/cutover.yml has 2 problems:
.github/cutover.yml:11:5: There is no key environments.production.gatez; did you mean gates?
.github/cutover.yml:12:1: There is no key imagez; did you mean images?
An editor shows such mistakes while you type, with this first line: # yaml-language-server: $schema=https://raw.githubusercontent.com/cutover-dev/cutover/main/docs/cutover.schema.json`,
        { file: '.github/cutover.yml', line: '11', col: '5' }
      )
    )
  })

  it('a config that is not there', async ({ shop }) => {
    expect(shop.told(await shop.deploy('1.1.0', { inputs: { config: 'ops/cutover.yml' } }))).toEqual(
      failed(
        'FILE_UNREADABLE',
        `Can't read ops/cutover.yml: no such file or directory.
Check that the path is right, relative to the repository, and that a checkout step ran before this one.`,
        { file: 'ops/cutover.yml' }
      )
    )
  })

  it.for([
    ['v1.3', 'A release names all three numbers: v1.3.0. A tag that moves, like v1.3, should carry no release.'],
    [
      'spring-release',
      'Publish the release from a tag such as 1.4.2, v1.4.2, v1.5.0-rc.1, web@1.4.2, web-v1.4.2 or web/v1.4.2; for another prefix set tag-prefix.'
    ]
  ] as const)('the tag %s, which is no version', async ([tag, hint], { shop }) => {
    const ran = await shop.deploy('1.1.0', { event: shop.github.publishRelease(tag) })
    expect(shop.told(ran)).toEqual(failed('VERSION_INVALID', `The tag "${tag}" is no semantic version.\n${hint}`))
  })

  it('a draft', async ({ shop }) => {
    const ran = await shop.deploy('1.1.0', { event: shop.github.publishRelease('v1.1.0', { draft: true }) })
    expect(shop.told(ran)).toEqual(
      failed('EVENT_UNUSABLE', 'The release is a draft.\nPublish it; the event that GitHub sends then starts this job.')
    )
  })

  it('manifests that are not there', async ({ shop }) => {
    expect(shop.told(await shop.deploy('1.1.0', { inputs: { manifests: 'deploy/' } }))).toEqual(
      failed(
        'MANIFEST_MISSING',
        `There are no manifests at "deploy/".
Give files, folders or patterns such as k8s/, k8s/web.yml or k8s/**/*.yml, relative to the repository; check it out before this step.`
      )
    )
  })

  it('a manifest that is no YAML, at its line', async ({ shop }) => {
    await shop.write('k8s/settings.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n   labels: {}\n')
    expect(shop.told(await shop.deploy('1.1.0'))).toEqual(
      failed(
        'MANIFEST_INVALID',
        `k8s/settings.yaml:4:9: Nested mappings are not allowed in compact mappings.
Correct the YAML; kubectl apply --dry-run=client -f shows the same mistake.`,
        { file: 'k8s/settings.yaml', line: '4', col: '9' }
      )
    )
  })

  it('an image that no manifest uses, with those that they use', async ({ shop }) => {
    const images = imageOf('1.1.0').replace('/web:', '/wob:')
    expect(shop.told(await shop.deploy('1.1.0', { inputs: { images } }))).toEqual(
      failed(
        'IMAGE_UNMATCHED',
        `Nothing in the manifests uses the image registry.test/acme/wob: k8s/deployment.yaml, k8s/service.yaml (2 files searched).
They use registry.test/acme/web. Write the repository in the manifests and for the release alike, without variables.`
      )
    )
  })

  it('names in a hostile payload, harmless', async ({ shop }) => {
    const event = shop.github.publishRelease('v1\n::set-output name=outcome::SUCCEEDED\n##[error]x')
    const ran = await shop.deploy('1.1.0', { event })
    expect({ ...shop.told(ran), commands: ran.commands }).toEqual({
      ...failed(
        'VERSION_INVALID',
        `The tag "v1\\n::set-output name=outcome::SUCCEEDED\\n##[error]x" is no semantic version.
Publish the release from a tag such as 1.4.2, v1.4.2, v1.5.0-rc.1, web@1.4.2, web-v1.4.2 or web/v1.4.2; for another prefix set tag-prefix.`
      ),
      commands: []
    })
  })
})
