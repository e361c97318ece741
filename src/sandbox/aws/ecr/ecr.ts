import { emptyStore } from '../../registry/store.ts'
import type { AwsService, Ground } from '../service.ts'
import { type ImageId, imageOperations } from './images.ts'
import { type ImageRegistry, Repositories, repositoryOperations } from './repositories.ts'
import { imageScans, type Scan } from './scans.ts'

export interface Ecr {
  readonly service: AwsService
  /** Says what scanning an image has found. @throws AwsFault where there is no such image */
  scan(repositoryName: string, id: ImageId, scan: Scan): void
  /** Says when an image was pushed; otherwise it was when ECR was first asked about its repository afterwards. */
  pushedAt(repositoryName: string, digest: string, at: Date): void
}

/** A token of GetAuthorizationToken lives for 12 hours. */
const tokenLife = 12 * 60 * 60 * 1000

/**
 * Amazon ECR in front of a registry: what is pushed there is described here, and tokens given here are its credentials. Without
 * a registry it has repositories that nobody can push to.
 */
export function ecr(ground: Ground, given?: ImageRegistry): Ecr {
  const { account, region, clock } = ground
  const registry = given ?? { host: `${account}.dkr.ecr.${region}.amazonaws.com`, store: emptyStore() }
  const all = new Repositories(ground, registry)
  const scans = imageScans(all, ground)
  return {
    service: {
      name: 'ecr',
      json: { target: 'AmazonEC2ContainerRegistry_V20150921', version: '1.1' },
      operations: {
        ...repositoryOperations(all),
        ...imageOperations(all, scans),
        ...scans.operations,
        GetAuthorizationToken: () => ({
          authorizationData: [
            {
              authorizationToken: Buffer.from(`AWS:${registry.password ?? 'sandbox'}`).toString('base64'),
              expiresAt: new Date(clock.now() + tokenLife),
              proxyEndpoint: `${given ? 'http' : 'https'}://${registry.host}`
            }
          ]
        })
      }
    },
    scan: scans.set,
    pushedAt: (name, digest, at) => void all.find(name).settings.pushedAt.set(digest as never, at)
  }
}
