import type { Job, Service } from '../../src/sandbox/cluster/kinds.ts'
import { types } from '../../src/sandbox/cluster/resources.ts'
import type { Change, Store } from '../../src/sandbox/cluster/store.ts'
import { key } from '../../src/target/kubernetes/objects.ts'

const isComplete = (job: Job | undefined): boolean =>
  job?.status?.conditions?.some(({ type, status }) => type === 'Complete' && status === 'True') ?? false
const isOver = (job: Job): boolean =>
  job.status?.conditions?.some(({ type, status }) => /^(Complete|Failed)$/.test(type) && status === 'True') ?? false

/** `migrate-1-1-0-ab12cd34` of `migrate-1-1-0-ab12cd34-2`: the hook, whatever the attempt. */
const hookOf = ({ metadata }: Job): string => metadata.name.replace(/(-[0-9a-f]{8})-\d+$/, '$1')
const pointOf = ({ metadata }: Job): string => metadata.annotations?.[key.hook] ?? ''

/** Looks at what becomes of hooks: none runs beside itself, succeeds twice, or is left out before what it is meant for. */
export class HookWatcher {
  readonly violations: string[] = []
  readonly #store: Store
  readonly #namespace: string
  readonly #tell: (line: string) => void
  readonly #created = new Set<string>()
  readonly #succeeded = new Set<string>()
  readonly stop: () => void

  constructor(store: Store, namespace: string, tell: (line: string) => void) {
    this.#store = store
    this.#namespace = namespace
    this.#tell = tell
    this.stop = store.onChange(change => this.#follow(change))
  }

  #follow({ kind, type, object, before }: Change): void {
    if (type === types.jobs && kind === 'ADDED') this.#began(object as Job)
    if (type === types.jobs && isComplete(object as Job) && !isComplete(before as Job)) this.#ended(object as Job)
    const release = object.metadata.labels?.[key.release]
    if (type === types.deployments && kind === 'ADDED') this.#needs(release, 'before-staging')
    if (type !== types.services || release !== undefined) return
    const [was, is] = [before, object].map(one => (one as Service | undefined)?.spec.selector?.[key.release])
    if (was !== is) for (const point of ['before-staging', 'before-cutover']) this.#needs(is, point)
  }

  #jobs = (): Job[] => this.#store.list<Job>(types.jobs, this.#namespace)

  #began(job: Job): void {
    const { name } = job.metadata
    this.#tell(`Hook ${name} began`)
    const beside = this.#jobs().find(other => other.metadata.uid !== job.metadata.uid && hookOf(other) === hookOf(job))
    if (beside && !isOver(beside)) this.#violated(`I5: hook ${name} began while ${beside.metadata.name} ran`)
    if (this.#created.has(name)) this.#violated(`I5: hook ${name} was created twice`)
    this.#created.add(name)
    if (this.#succeeded.has(hookOf(job))) this.#violated(`I5: hook ${name} began although it had succeeded`)
  }

  #ended(job: Job): void {
    this.#tell(`Hook ${job.metadata.name} succeeded`)
    this.#succeeded.add(hookOf(job))
  }

  /** A release that asks for hooks by its name has had those of `point`. */
  #needs(release: string | undefined, point: string): void {
    if (!release?.includes('hooked')) return
    const done = this.#jobs().some(
      job => pointOf(job) === point && isComplete(job) && job.metadata.labels?.[key.release] === release
    )
    if (!done) this.#violated(`I5: ${release} went on without its hook ${point}`)
  }

  #violated(what: string): void {
    if (this.violations.includes(what)) return
    this.#tell(`VIOLATION ${what}`)
    this.violations.push(what)
  }
}
