import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { immutable } from '../../src/image/immutable-tag.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import { fakeClock } from './fake-clock.ts'
import type { RegistryServer } from './registry-server.ts'
import { fail, ociManifest, registryServer } from './registry-server.ts'

let server: RegistryServer
beforeEach(async () => {
  server = await registryServer()
})
afterEach(() => server.close())

/** Pushes under `tag` to a registry that answers so. */
function push(tag: string, status: number, code: string, message: string) {
  server.intercept = (request, response) => {
    if (request.method !== 'PUT') return false
    request.resume().on('end', () => fail(response, status, code, message))
    return true
  }
  const registry = registryClient({
    http: systemHttp({}),
    clock: fakeClock(),
    credentials: async () => undefined,
    report: silent
  })
  const bytes = Buffer.from('{}')
  return registry.put(parseReference(`${server.host}/acme/web`), tag, { mediaType: ociManifest, bytes })
}

describe('a tag that a registry does not let move', () => {
  it.each([
    [400, 'TAG_INVALID', "The image tag 'latest' already exists in the 'web' repository and cannot be overwritten"],
    [403, 'DENIED', 'tag latest is immutable'],
    [409, 'CONFLICT', 'tag already exists'],
    [412, 'PRECONDITION', "Failed to process request due to 'web:latest' configured as immutable."]
  ])('is told apart from a missing login: %d %s', async (status, code, message) => {
    await expect(push('latest', status, code, message)).rejects.toMatchObject({
      code: 'TAG_IMMUTABLE',
      message: `${server.host} does not let the tag ${server.host}/acme/web:latest move.`,
      hint: "Let the registry's rule of immutable tags spare latest, or leave latest out of the tags of this image (tags: none for no floating tag at all)."
    })
  })

  it('is never replaced when it is that of a version', async () => {
    await expect(push('1.4.2', 400, 'TAG_INVALID', 'it is immutable')).rejects.toMatchObject({
      code: 'TAG_IMMUTABLE',
      hint: 'A published version is never replaced. Release the change under a new version.'
    })
  })

  it.each([
    [403, 'DENIED', 'permission_denied: write_package', 'REGISTRY_DENIED'],
    [400, 'MANIFEST_INVALID', 'no', 'REGISTRY_REFUSED']
  ])('is not what %d %s %s means', async (status, code, message, error) => {
    await expect(push('latest', status, code, message)).rejects.toMatchObject({ code: error })
  })
})

it('in Amazon ECR can be excluded by one command', () => {
  const repository = parseReference('123456789012.dkr.ecr.eu-central-1.amazonaws.com/acme/web')
  const answer = { status: 400, headers: {}, bytes: Buffer.from('TAG_INVALID') }
  expect(immutable(repository, 'latest', answer)?.hint).toBe(
    'Exclude it in Amazon ECR: aws ecr put-image-tag-mutability --image-tag-mutability IMMUTABLE_WITH_EXCLUSION --image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=latest --repository-name acme/web, or leave latest out of the tags of this image (tags: none for no floating tag at all).'
  )
})
