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

type Change = { readonly repositoryName: string } & Partial<Settings>

/** The repositories of the registry, and what ECR keeps of each. */
export class Repositories {
  readonly #ground: Ground
  readonly #kept = new Map<string, Settings>()
  readonly #registry: ImageRegistry

  constructor(ground: Ground, registry: ImageRegistry) {
    this.#ground = ground
    this.#registry = registry
    registry.store.refusesTag = (name, tag, digest) => {
      const known = registry.store.repositories.get(name)?.tags.get(tag)
      const settings = this.#kept.get(name)
      if (known === undefined || known === digest || !settings || !keeps(settings, tag)) return undefined
      const why = 'cannot be overwritten because the tag is immutable'
      return `The image tag '${tag}' already exists in the '${name}' repository and ${why}.`
    }
  }

  get registryId(): string {
    return this.#ground.account
  }

  /** In the order of their names: those that were created, and those that somebody pushed to. */
  all(): Found[] {
    return [...this.#registry.store.repositories.keys()].sort().map(name => this.find(name))
  }

  /** @throws AwsFault RepositoryNotFoundException */
  find(name: string): Found {
    const images = this.#registry.store.repositories.get(name)
    if (!images) throw new AwsFault('RepositoryNotFoundException', this.#saying(name, 'does not exist'))
    const settings = this.#kept.get(name) ?? this.#fresh()
    this.#kept.set(name, settings)
    for (const digest of images.manifests.keys()) {
      if (!settings.pushedAt.has(digest)) settings.pushedAt.set(digest, new Date(this.#ground.clock.now()))
    }
    return { name, settings, images }
  }

  create({ repositoryName: name, ...change }: Change): object {
    if (this.#registry.store.repositories.has(name)) {
      throw new AwsFault('RepositoryAlreadyExistsException', this.#saying(name, 'already exists'))
    }
    repositoryOf(this.#registry.store, name)
    this.#kept.set(name, { ...this.#fresh(), ...change })
    return { repository: this.detail(this.find(name)) }
  }

  change({ repositoryName, ...change }: Change): object {
    Object.assign(this.find(repositoryName).settings, change)
    return { registryId: this.registryId, repositoryName, ...change }
  }

  detail({ name, settings }: Found): object {
    const { region, account } = this.#ground
    const { lifecyclePolicyText: _, pushedAt: __, ...shown } = settings
    return {
      repositoryArn: `arn:aws:ecr:${region}:${account}:repository/${name}`,
      registryId: account,
      repositoryName: name,
      repositoryUri: `${this.#registry.host}/${name}`,
      ...shown,
      encryptionConfiguration: { encryptionType: 'AES256' }
    }
  }

  #saying(name: string, what: string): string {
    return `The repository with name '${name}' ${what} in the registry with id '${this.registryId}'`
  }

  #fresh(): Settings {
    return {
      imageTagMutability: 'MUTABLE',
      imageScanningConfiguration: { scanOnPush: false },
      createdAt: new Date(this.#ground.clock.now()),
      pushedAt: new Map()
    }
  }
}

/** What is asked of repositories, and said of them. */
export function repositoryOperations(all: Repositories): Readonly<Record<string, Operation>> {
  const change = (input: Change) => all.change(input)
  return {
    CreateRepository: (input: Change) => all.create(input),
    PutImageTagMutability: change,
    PutImageScanningConfiguration: change,
    PutLifecyclePolicy: change,
    DescribeRepositories: (input: Listing) => {
      const found = input.repositoryNames?.map(name => all.find(name)) ?? all.all()
      return listed(
        found.map(one => all.detail(one)),
        input,
        'repositories'
      )
    },
    GetLifecyclePolicy: ({ repositoryName }: Change) => {
      const { lifecyclePolicyText } = all.find(repositoryName).settings
      if (lifecyclePolicyText !== undefined) {
        return { registryId: all.registryId, repositoryName, lifecyclePolicyText }
      }
      const place = `the repository with name '${repositoryName}' in the registry with id '${all.registryId}'`
      throw new AwsFault('LifecyclePolicyNotFoundException', `Lifecycle policy does not exist for ${place}`)
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
