import { CutoverError, quoted } from '../errors.ts'
import { patternOf } from './cursor.ts'

/** Where objects of a kind name images. */
export interface KindImages {
  readonly kind: string
  /** The API group; any where there is none. */
  readonly group?: string
  readonly patterns: readonly (readonly string[])[]
}

const pod = (spec: string): string[] => [
  ...['initContainers', 'containers', 'ephemeralContainers'].map(list => `${spec}.${list}[].image`),
  `${spec}.volumes[].image.reference`
]

const task = (spec: string): string[] => [
  `${spec}.steps[].image`,
  `${spec}.sidecars[].image`,
  `${spec}.stepTemplate.image`
]

const pipeline = (spec: string): string[] => [
  ...task(`${spec}.tasks[].taskSpec`),
  ...task(`${spec}.finally[].taskSpec`)
]

const table: readonly (readonly [kinds: string, paths: readonly string[], group?: string])[] = [
  ['Pod', pod('spec')],
  ['PodTemplate', pod('template.spec')],
  ['Deployment ReplicaSet ReplicationController StatefulSet DaemonSet Job', pod('spec.template.spec')],
  ['CronJob', pod('spec.jobTemplate.spec.template.spec')],
  ['Rollout', pod('spec.template.spec'), 'argoproj.io'],
  ['Service Configuration', pod('spec.template.spec'), 'serving.knative.dev'],
  ['Revision', pod('spec'), 'serving.knative.dev'],
  ['Task ClusterTask', task('spec'), 'tekton.dev'],
  ['StepAction', ['spec.image'], 'tekton.dev'],
  ['TaskRun', task('spec.taskSpec'), 'tekton.dev'],
  ['Pipeline', pipeline('spec'), 'tekton.dev'],
  ['PipelineRun', pipeline('spec.pipelineSpec'), 'tekton.dev']
]

const builtIn = new Map(
  table.flatMap(([kinds, paths, group]) =>
    kinds.split(' ').map(kind => {
      const patterns = paths.map(patternOf)
      return [kind, { kind, patterns, ...(group === undefined ? {} : { group }) } satisfies KindImages] as const
    })
  )
)

/** The patterns that hold for an object; `more` are those that its users told of. */
export function patternsFor(kind: string, apiVersion: string, more: readonly KindImages[]): (readonly string[])[] {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : ''
  const known = builtIn.get(kind)
  return [...(known ? [known] : []), ...more.filter(one => one.kind === kind)].flatMap(one =>
    one.group === undefined || one.group === group ? one.patterns : []
  )
}

/** `Kind[.group]=path`, for instance `WebApp.example.com=spec.workers[].image`. @throws INPUT_INVALID */
export function kindImages(entry: string): KindImages {
  const [, kind, group, path = ''] = /^([A-Z][A-Za-z0-9]*)(?:\.([a-z0-9.-]+))?=(\S+)$/.exec(entry) ?? []
  const steps = path.split('.')
  if (!kind || !steps.every(step => /^[^[\]]+(?:\[\])?$/.test(step)))
    throw new CutoverError('INPUT_INVALID', `Input image-paths has ${quoted(entry)}, which is no path to an image.`, {
      hint: 'Write Kind=path or Kind.group=path, for instance WebApp.example.com=spec.workers[].image.'
    })
  return { kind, patterns: [patternOf(path)], ...(group === undefined ? {} : { group }) }
}
