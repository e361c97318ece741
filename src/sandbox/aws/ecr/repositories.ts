import type { ContentDigest, Repository, Store } from '../../registry/store.ts'
import { repositoryOf } from '../../registry/store.ts'
import { AwsFault, type Ground, type Operation } from '../service.ts'

/** The registry that ECR describes. */
export interface ImageRegistry {
  /** `127.0.0.1:PORT`, in place of `ACCOUNT.dkr.ecr.REGION.amazonaws.com`. */
  readonly host: string
  readonly store: Store
  /** What its user AWS logs in with; a registry that asks nobody takes any. */
  readonly password?: string
}

/** What ECR knows of a repository besides its images. */
export interface Settings {
  imageTagMutability: 'MUTABLE' | 'IMMUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE_WITH_EXCLUSION'
  imageTagMutabilityExclusionFilters?: readonly { filterType: 'WILDCARD'; filter: string }[]
  imageScanningConfiguration: { readonly scanOnPush: boolean }
  lifecyclePolicyText?: string
  readonly createdAt: Date
  readonly pushedAt: Map<ContentDigest, Date>
}

export interface Found {
  readonly name: string
  readonly settings: Settings
  readonly images: Repository
}

export interface Repositories {
  readonly registry: ImageRegistry
  readonly registryId: string
  /** In the order of their names: those that were created, and those that somebody pushed to. */
  all(): Found[]
  /** @throws AwsFault RepositoryNotFoundException */
  find(name: string): Found
  readonly operations: Readonly<Record<string, Operation>>
}

type Change = { readonly repositoryName: string } & Partial<Settings>

export function repositories({ clock, region, account }: Ground, registry: ImageRegistry): Repositories {
  const { store, host } = registry
  const kept = new Map<string, Settings>()
  const fresh = (): Settings => ({
    imageTagMutability: 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: false },
    createdAt: new Date(clock.now()),
    pushedAt: new Map()
  })

  function find(name: string): Found {
    const images = store.repositories.get(name)
    if (!images) {
      const message = `The repository with name '${name}' does not exist in the registry with id '${account}'`
      throw new AwsFault('RepositoryNotFoundException', message)
    }
    const settings = kept.get(name) ?? fresh()
    kept.set(name, settings)
    for (const digest of images.manifests.keys()) {
      if (!settings.pushedAt.has(digest)) settings.pushedAt.set(digest, new Date(clock.now()))
    }
    return { name, settings, images }
  }

  store.refusesTag = (name, tag, digest) => {
    const known = store.repositories.get(name)?.tags.get(tag)
    const settings = kept.get(name)
    if (known === undefined || known === digest || !settings || !keeps(settings, tag)) return undefined
    const why = 'cannot be overwritten because the tag is immutable'
    return `The image tag '${tag}' already exists in the '${name}' repository and ${why}.`
  }

  const all = () => [...store.repositories.keys()].sort().map(find)
  const about = (name: string) => ({
    repositoryArn: `arn:aws:ecr:${region}:${account}:repository/${name}`,
    registryId: account,
    repositoryName: name,
    repositoryUri: `${host}/${name}`
  })
  const detail = ({ name, settings }: Found) => {
    const { lifecyclePolicyText: _, pushedAt: __, ...shown } = settings
    return { ...about(name), ...shown, encryptionConfiguration: { encryptionType: 'AES256' } }
  }

  function create({ repositoryName: name, ...change }: Change): object {
    if (store.repositories.has(name)) {
      const message = `The repository with name '${name}' already exists in the registry with id '${account}'`
      throw new AwsFault('RepositoryAlreadyExistsException', message)
    }
    repositoryOf(store, name)
    kept.set(name, { ...fresh(), ...change })
    return { repository: detail(find(name)) }
  }

  function set({ repositoryName, ...change }: Change): object {
    Object.assign(find(repositoryName).settings, change)
    return { registryId: account, repositoryName, ...change }
  }

  return {
    registry,
    registryId: account,
    all,
    find,
    operations: {
      CreateRepository: create,
      PutImageTagMutability: set,
      PutImageScanningConfiguration: set,
      PutLifecyclePolicy: set,
      DescribeRepositories: (input: Listing) => {
        const found = input.repositoryNames?.map(find) ?? all()
        return listed(found.map(detail), input, 'repositories')
      },
      GetLifecyclePolicy: ({ repositoryName }: Change) => {
        const { lifecyclePolicyText } = find(repositoryName).settings
        if (lifecyclePolicyText !== undefined) return { registryId: account, repositoryName, lifecyclePolicyText }
        const place = `the repository with name '${repositoryName}' in the registry with id '${account}'`
        throw new AwsFault('LifecyclePolicyNotFoundException', `Lifecycle policy does not exist for ${place}`)
      }
    }
  }
}

/** Whether the repository keeps this tag where it is; the filters name the exceptions, `*` for any text. */
function keeps({ imageTagMutability, imageTagMutabilityExclusionFilters = [] }: Settings, tag: string): boolean {
  const form = (filter: string) => new RegExp(`^${filter.replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
  const excepted = imageTagMutabilityExclusionFilters.some(({ filter }) => form(filter).test(tag))
  if (imageTagMutability === 'IMMUTABLE_WITH_EXCLUSION') return !excepted
  if (imageTagMutability === 'MUTABLE_WITH_EXCLUSION') return excepted
  return imageTagMutability === 'IMMUTABLE'
}

interface Listing extends Page {
  readonly repositoryNames?: readonly string[]
}

export interface Page {
  readonly maxResults?: number
  readonly nextToken?: string
}

/** One page of a listing, 100 unless said otherwise; the token is where the next one begins. */
export function listed<T>(all: readonly T[], { maxResults = 100, nextToken }: Page, member: string): object {
  const from = Number(nextToken ?? 0)
  const next = from + maxResults
  return { [member]: all.slice(from, next), nextToken: next < all.length ? String(next) : undefined }
}
