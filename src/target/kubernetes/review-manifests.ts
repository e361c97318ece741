import type { V1Container } from '@kubernetes/client-node'
import type { Place } from '../../errors.ts'
import type { Finding } from './finding.ts'
import { caution, problem } from './finding.ts'
import { type KubeObject, key } from './objects.ts'
import { previewName } from './release-id.ts'
import type { ManifestObject, ReleaseSet, TrafficService, VersionedDeployment } from './release-set.ts'
import { isDeployment, isSelecting } from './render.ts'
import type { ServicePort } from './versioned.ts'
import { serviceSpecOf } from './versioned.ts'
import { podLabelsOf, podTemplateOf, selects } from './workload.ts'

/** Where an object of the manifests stands, by kind and the name that it has there. */
export type Places = (kind: string, name: string) => Place | undefined

export const placesIn =
  (manifests: readonly ManifestObject[]): Places =>
  (kind, name) =>
    manifests.find(({ object }) => object.kind === kind && object.metadata?.name === name)?.at

const containersOf = (object: KubeObject): readonly V1Container[] => podTemplateOf(object)?.spec?.containers ?? []

const rolling = 'or use strategy: rolling, which needs none of this.'

/** Nothing to cut over, and Services that mean something else than they say. */
function reviewTraffic(set: ReleaseSet, places: Places): Finding[] {
  const workloads = [...set.deployments.map(({ object }) => object), ...set.followers]
  const idle = set.shared.filter(
    object =>
      isSelecting(object) && !workloads.some(workload => selects(serviceSpecOf(object).selector, podLabelsOf(workload)))
  )
  const [deployment] = set.followers.filter(isDeployment)
  const nothing =
    set.services.length === 0
      ? [
          problem(
            deployment
              ? `No Service of the manifests selects the pods of Deployment ${deployment.metadata.name}, so there is no traffic to cut over.`
              : 'The manifests hold no Deployment that a Service selects, so there is no traffic to cut over.',
            `Add its Service to the manifests, correct the selector, ${rolling}`,
            deployment && places('Deployment', deployment.metadata.name)
          )
        ]
      : []
  return [
    ...nothing,
    ...idle.map(({ metadata: { name } }) =>
      caution(
        `Service ${name} selects no pods of the manifests.`,
        'Check its selector: it is applied as it is, and no traffic of it is cut over.',
        places('Service', name)
      )
    )
  ]
}

function reviewService(service: TrafficService, set: ReleaseSet, places: Places): Finding[] {
  const at = places('Service', service.name)
  const { clusterIP, sessionAffinity } = serviceSpecOf(service.object)
  const mixed = set.followers.filter(follower => selects(service.sel0, podLabelsOf(follower)))
  const findings = mixed.map(({ kind, metadata }) =>
    problem(
      `Service ${service.name} also selects the pods of ${kind} ${metadata.name}, which can't be released blue-green: they would lose its traffic.`,
      `Give ${kind} ${metadata.name} a Service and labels of its own, ${rolling}`,
      at
    )
  )
  if (set.services.some(({ name }) => name === previewName(service.name))) {
    findings.push(
      problem(
        `Service ${previewName(service.name)} has the name of the preview of Service ${service.name}.`,
        'Rename it in the manifests.',
        at
      )
    )
  }
  if (clusterIP === 'None') findings.push(reviewHeadless(service, at))
  if (sessionAffinity === 'ClientIP') {
    findings.push(
      caution(
        `Service ${service.name} has sessionAffinity ClientIP: after the cutover every client meets another pod.`,
        'Keep sessions outside of the pods.',
        at
      )
    )
  }
  return findings
}

/** Its clients hold addresses of pods, not of the Service: what a cutover does to them only its owner can say. */
function reviewHeadless({ name, object }: TrafficService, at: Place | undefined): Finding {
  const text = `Service ${name} is headless: clients that know the addresses of old pods keep them after the cutover`
  return object.metadata.annotations?.[key.headless] === 'move'
    ? caution(`${text}.`, 'Make sure that its clients look the name up anew within the drain time.', at)
    : problem(
        `${text}, and meet pods that are gone.`,
        `Give it a cluster IP, ${rolling} Where its clients look the name up anew within the drain time, annotate it with ${key.headless}: move.`,
        at
      )
}

/** Ports of a Service that lead to nothing on the pods of a Deployment. */
function reviewPorts(service: TrafficService, { base, object }: VersionedDeployment, places: Places): Finding[] {
  const offered = containersOf(object).flatMap(container => container.ports ?? [])
  const at = places('Service', service.name)
  return (service.ports as readonly ServicePort[]).flatMap(({ port, targetPort = port }) => {
    const known = offered.some(({ name, containerPort }) => targetPort === name || targetPort === containerPort)
    if (known || (typeof targetPort === 'number' && offered.length === 0)) return []
    const message = `Service ${service.name} sends port ${port} to ${targetPort}, which no container of Deployment ${base} offers.`
    const list = offered
      .map(({ name, containerPort }) => (name ? `${name} (${containerPort})` : containerPort))
      .join(', ')
    const hint = `Correct targetPort, or add the port to the container. Offered: ${list || 'none'}.`
    // A name has to be found; a number only documents what the program listens on.
    return [(typeof targetPort === 'string' ? problem : caution)(message, hint, at)]
  })
}

function reviewDeployment({ base, object, replicas }: VersionedDeployment, places: Places): Finding[] {
  const at = places('Deployment', base)
  const containers = containersOf(object)
  const { strategy } = object.spec as { strategy?: { type?: string } }
  const says: [boolean, Finding][] = [
    [
      replicas < 1,
      problem(`Deployment ${base} has 0 replicas, so no traffic can go to it.`, 'Set replicas to 1 or more.', at)
    ],
    [
      strategy?.type === 'Recreate',
      problem(
        `Deployment ${base} has strategy Recreate, which says that two versions of it must not run at once; blue-green runs both.`,
        'Remove that strategy if they may, or use strategy: rolling.',
        at
      )
    ],
    [
      !containers.some(({ readinessProbe }) => readinessProbe),
      caution(
        `Deployment ${base} has no readinessProbe: ready will mean no more than started.`,
        'Add a readinessProbe, so that traffic moves only to pods that can answer.',
        at
      )
    ],
    [
      !containers.some(({ lifecycle }) => lifecycle?.preStop),
      caution(
        `Deployment ${base} has no preStop hook: connections that clients keep open are cut when its pods end.`,
        'Add lifecycle.preStop with a sleep of a few seconds, or let the program finish its requests on SIGTERM.',
        at
      )
    ]
  ]
  return says.flatMap(([applies, finding]) => (applies ? [finding] : []))
}

/** What the pods of two releases would have in common while both stand. */
function reviewSharing({ base, object }: VersionedDeployment, places: Places): Finding[] {
  const at = places('Deployment', base)
  const spec = podTemplateOf(object)?.spec
  const claims = (spec?.volumes ?? []).flatMap(volume => volume.persistentVolumeClaim?.claimName ?? [])
  const hostPorts =
    spec?.hostNetwork || containersOf(object).some(({ ports = [] }) => ports.some(({ hostPort }) => hostPort))
  const says: [boolean, Finding][] = [
    [
      claims.length > 0,
      caution(
        `Deployment ${base} mounts ${claims.join(', ')}: both releases have it open during the cutover.`,
        'Make sure that it is ReadWriteMany and that two versions may write to it.',
        at
      )
    ],
    [
      hostPorts === true,
      caution(
        `Deployment ${base} uses ports of its nodes: a node that runs the old release can't run the new one.`,
        'Use container ports and the Service, or have twice as many nodes.',
        at
      )
    ]
  ]
  return says.flatMap(([applies, finding]) => (applies ? [finding] : []))
}

/** Objects of other APIs that point to a Deployment by its name, which is a new one in each release. */
function reviewPointers(set: ReleaseSet, places: Places): Finding[] {
  const bases = set.deployments.map(({ base }) => base)
  return set.shared.flatMap(({ kind, metadata, spec }) => {
    const { scaleTargetRef, targetRef } = (spec ?? {}) as Record<'scaleTargetRef' | 'targetRef', { name?: string }>
    const name = scaleTargetRef?.name ?? targetRef?.name
    if (name === undefined || !bases.includes(name)) return []
    return [
      caution(
        `${kind} ${metadata.name} points to Deployment ${name}, whose name is another one in each release.`,
        `Use a HorizontalPodAutoscaler, which follows the release, ${rolling}`,
        places(kind, metadata.name)
      )
    ]
  })
}

/** Credentials of a release reach into its namespace, not above it. */
const reviewNamespaces = (manifests: readonly ManifestObject[]): Finding[] =>
  manifests
    .filter(({ object }) => object.kind === 'Namespace')
    .map(({ object, at }) =>
      caution(
        `Namespace ${object.metadata.name} is left out of the release, which goes on within it.`,
        'Create and label it where namespaces are made, and remove it from the manifests.',
        at
      )
    )

/** What the manifests alone tell: pure, and for blue-green only. */
export function reviewManifests(set: ReleaseSet, manifests: readonly ManifestObject[]): Finding[] {
  const places = placesIn(manifests)
  return [
    ...reviewNamespaces(manifests),
    ...reviewTraffic(set, places),
    ...set.services.flatMap(service => reviewService(service, set, places)),
    ...set.services.flatMap(service =>
      set.deployments
        .filter(({ object }) => service.deployments.includes(object.metadata.name))
        .flatMap(deployment => reviewPorts(service, deployment, places))
    ),
    ...set.deployments.flatMap(deployment => [
      ...reviewDeployment(deployment, places),
      ...reviewSharing(deployment, places)
    ]),
    ...reviewPointers(set, places)
  ]
}
