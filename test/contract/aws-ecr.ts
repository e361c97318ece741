import { createHash, randomBytes } from 'node:crypto'
import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetLifecyclePolicyCommand,
  PutImageScanningConfigurationCommand,
  PutImageTagMutabilityCommand,
  PutLifecyclePolicyCommand,
  StartImageScanCommand
} from '@aws-sdk/client-ecr'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AwsSubject, clientSettings, refusal } from './aws-subject.ts'

export interface EcrSubject extends AwsSubject {
  /** Pushes a manifest and all that it names, under a tag. */
  push(repositoryName: string, tag: string, image: Image): Promise<void>
}

export interface Image {
  readonly blobs: readonly string[]
  readonly manifest: string
  readonly mediaType: string
}

const mediaType = 'application/vnd.oci.image.manifest.v1+json'
const digestOf = (bytes: string): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** An image of one layer, other bytes for every seed. */
function imageOf(seed: string): Image {
  const [config, layer] = [`{"seed":"${seed}"}`, `layer of ${seed}`]
  const described = (type: string, bytes: string) => ({ mediaType: type, digest: digestOf(bytes), size: bytes.length })
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType,
    config: described('application/vnd.oci.image.config.v1+json', config),
    layers: [described('application/vnd.oci.image.layer.v1.tar', layer)]
  })
  return { blobs: [config, layer], manifest, mediaType }
}

const fresh = (prefix: string): string => `${prefix}-${randomBytes(4).toString('hex')}`

/** What Cutover relies on in Amazon ECR. */
export function ecrContract(name: string, start: () => Promise<EcrSubject>): void {
  describe(`the ECR contract on ${name}`, () => {
    let subject: EcrSubject
    let ecr: ECRClient

    beforeAll(async () => {
      subject = await start()
      ecr = new ECRClient(clientSettings(subject))
    })
    afterAll(() => subject?.stop())

    async function repository(): Promise<string> {
      const repositoryName = fresh('shop')
      await ecr.send(new CreateRepositoryCommand({ repositoryName }))
      return repositoryName
    }

    /** A repository with one image under the tag `v1`. */
    async function withImage(): Promise<{ repositoryName: string; digest: string; image: Image }> {
      const repositoryName = await repository()
      const image = imageOf(repositoryName)
      await subject.push(repositoryName, 'v1', image)
      return { repositoryName, digest: digestOf(image.manifest), image }
    }

    test('a token is the password of the user AWS, for a registry that it names', async () => {
      const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}))
      const [{ authorizationToken = '', proxyEndpoint = '' } = {}] = authorizationData
      expect(Buffer.from(authorizationToken, 'base64').toString()).toMatch(/^AWS:.+$/)
      expect(proxyEndpoint).toMatch(/^https?:\/\/[^/]+$/)
    })

    test('a new repository lets tags be moved and scans nothing', async () => {
      const repositoryName = await repository()
      const { repositories = [] } = await ecr.send(
        new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] })
      )
      const [{ createdAt, repositoryUri, registryId, repositoryArn, ...rest } = {}] = repositories
      expect(rest).toMatchObject({
        repositoryName,
        imageTagMutability: 'MUTABLE',
        imageScanningConfiguration: { scanOnPush: false },
        encryptionConfiguration: { encryptionType: 'AES256' }
      })
      expect([createdAt, repositoryArn]).toEqual([
        expect.any(Date),
        `arn:aws:ecr:${subject.region}:${registryId}:repository/${repositoryName}`
      ])
      expect(repositoryUri).toMatch(new RegExp(`^[^/]+/${repositoryName}$`))
    })

    test('immutable tags and scans on push are set, and seen', async () => {
      const repositoryName = await repository()
      await ecr.send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: 'IMMUTABLE' }))
      const imageScanningConfiguration = { scanOnPush: true }
      await ecr.send(new PutImageScanningConfigurationCommand({ repositoryName, imageScanningConfiguration }))
      const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }))
      expect(repositories).toEqual([
        expect.objectContaining({ imageTagMutability: 'IMMUTABLE', imageScanningConfiguration })
      ])
    })

    test('repositories come in pages', async () => {
      const repositoryNames = [await repository(), await repository()].sort()
      const seen: unknown[] = []
      let nextToken: string | undefined
      do {
        const page = await ecr.send(new DescribeRepositoriesCommand({ maxResults: 1, ...(nextToken && { nextToken }) }))
        seen.push(...(page.repositories ?? []).map(one => one.repositoryName))
        nextToken = page.nextToken
      } while (nextToken)
      expect(seen).toEqual(expect.arrayContaining(repositoryNames))
      expect(new Set(seen).size).toBe(seen.length)
    })

    test('an image is found by tag and by digest alike', async () => {
      const { repositoryName, digest } = await withImage()
      const find = (imageId: object) =>
        ecr
          .send(new DescribeImagesCommand({ repositoryName, imageIds: [imageId] }))
          .then(({ imageDetails = [] }) => imageDetails.map(one => [one.imageDigest, one.imageTags, one.imagePushedAt]))
      const found = [[digest, ['v1'], expect.any(Date)]]
      expect([await find({ imageTag: 'v1' }), await find({ imageDigest: digest })]).toEqual([found, found])
    })

    test('a tag that is pushed again leaves the image that had it', async () => {
      const { repositoryName, digest } = await withImage()
      const next = imageOf(`${repositoryName} again`)
      await subject.push(repositoryName, 'v1', next)
      const { imageDetails } = await ecr.send(
        new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }] })
      )
      expect(imageDetails?.map(one => one.imageDigest)).toEqual([digestOf(next.manifest)])
      expect(digest).not.toBe(digestOf(next.manifest))
    })

    test('a tag and a digest that are not of one image are none', async () => {
      const { repositoryName } = await withImage()
      const next = imageOf(`${repositoryName} next`)
      await subject.push(repositoryName, 'v2', next)
      const imageIds = [{ imageTag: 'v1', imageDigest: digestOf(next.manifest) }]
      expect(await refusal(ecr.send(new DescribeImagesCommand({ repositoryName, imageIds })))).toEqual([
        'ImageNotFoundException',
        400
      ])
    })

    test('an immutable tag stays where it is', async () => {
      const { repositoryName, digest } = await withImage()
      await ecr.send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: 'IMMUTABLE' }))
      const pushed = subject.push(repositoryName, 'v1', imageOf(`${repositoryName} again`))
      await expect(pushed).rejects.toThrow(/already exists in the .*repository/)
      const imageIds = [{ imageTag: 'v1' }]
      const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds }))
      expect(imageDetails?.map(one => one.imageDigest)).toEqual([digest])
    })

    test('what is not there is refused by name', async () => {
      const { repositoryName } = await withImage()
      const imageId = { imageTag: 'v2' }
      const unknown = { repositoryName: 'nowhere' }
      expect([
        await refusal(ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [imageId] }))),
        await refusal(ecr.send(new DescribeImageScanFindingsCommand({ repositoryName, imageId }))),
        await refusal(ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))),
        await refusal(ecr.send(new DescribeImagesCommand(unknown))),
        await refusal(ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['nowhere'] }))),
        await refusal(ecr.send(new BatchGetImageCommand({ ...unknown, imageIds: [imageId] }))),
        await refusal(ecr.send(new GetLifecyclePolicyCommand(unknown)))
      ]).toEqual([
        ['ImageNotFoundException', 400],
        ['ImageNotFoundException', 400],
        ['LifecyclePolicyNotFoundException', 400],
        ['RepositoryNotFoundException', 400],
        ['RepositoryNotFoundException', 400],
        ['RepositoryNotFoundException', 400],
        ['RepositoryNotFoundException', 400]
      ])
    })

    test('a manifest comes byte by byte, and an image that is missing among the failures', async () => {
      const { repositoryName, digest, image } = await withImage()
      const { images = [], failures } = await ecr.send(
        new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }, { imageTag: 'v2' }] })
      )
      expect(images.map(one => [one.imageId?.imageDigest, one.imageManifest, one.imageManifestMediaType])).toEqual([
        [digest, image.manifest, mediaType]
      ])
      expect(failures).toEqual([
        {
          imageId: { imageTag: 'v2' },
          failureCode: 'ImageNotFound',
          failureReason: expect.stringMatching(/^Requested image not found/)
        }
      ])
    })

    test('an image that was deleted is found no more', async () => {
      const { repositoryName, digest: imageDigest } = await withImage()
      await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageDigest }] }))
      expect(
        await refusal(ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageDigest }] })))
      ).toEqual(['ImageNotFoundException', 400])
    })

    test('an image has findings once it was scanned', async () => {
      const { repositoryName } = await withImage()
      const imageId = { imageTag: 'v1' }
      const findings = new DescribeImageScanFindingsCommand({ repositoryName, imageId })
      expect(await refusal(ecr.send(findings))).toEqual(['ScanNotFoundException', 400])
      await ecr.send(new StartImageScanCommand({ repositoryName, imageId }))
      const { imageScanStatus, imageScanFindings } = await ecr.send(findings)
      expect([imageScanStatus?.status, typeof imageScanFindings?.findingSeverityCounts]).toEqual(['COMPLETE', 'object'])
    })

    test('a lifecycle policy is kept as text', async () => {
      const repositoryName = await repository()
      const selection = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5 }
      const lifecyclePolicyText = JSON.stringify({
        rules: [{ rulePriority: 1, selection, action: { type: 'expire' } }]
      })
      await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }))
      const answer = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))
      expect(answer.lifecyclePolicyText).toBe(lifecyclePolicyText)
    })
  })
}
