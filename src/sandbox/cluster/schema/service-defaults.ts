import { type Fields, isFields, isList } from '../json.ts'

/** Defaults of a Service that need no allocation. */
export function serviceDefaults(service: Fields): void {
  const spec = isFields(service.spec) ? service.spec : {}
  service.spec = spec
  spec.type ??= 'ClusterIP'
  spec.sessionAffinity ??= 'None'
  if (spec.sessionAffinity === 'ClientIP') spec.sessionAffinityConfig ??= { clientIP: { timeoutSeconds: 10800 } }
  for (const port of isList(spec.ports) ? spec.ports.filter(isFields) : []) {
    port.protocol ??= 'TCP'
    if (!port.targetPort) port.targetPort = port.port
  }
  if (spec.type === 'ExternalName') return
  spec.internalTrafficPolicy ??= 'Cluster'
  if (spec.type === 'NodePort' || spec.type === 'LoadBalancer') spec.externalTrafficPolicy ??= 'Cluster'
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true
}

/** Cluster addresses and node ports of Services, each given once. The ranges are those of kubeadm. */
export class Addresses {
  #service = 0
  #nodePort = 0
  #pod = 0

  /** Goes on after those that `before` has given. */
  constructor(before?: Addresses) {
    if (!before) return
    this.#service = before.#service
    this.#nodePort = before.#nodePort
    this.#pod = before.#pod
  }

  nextService(): string {
    const number = ++this.#service
    return `10.96.${(number >> 8) & 255}.${number & 255}`
  }

  nextPod(): string {
    const number = ++this.#pod
    return `10.244.${(number >> 8) & 255}.${number & 255}`
  }

  nextNodePort(): number {
    return 30_000 + (this.#nodePort++ % 2768)
  }
}

/** Gives a Service its address and node ports; on an update they are carried over where the client left them out. */
export function allocatePorts(service: Fields, before: Fields | undefined, addresses: Addresses): void {
  const spec = service.spec as Fields
  const old = isFields(before?.spec) ? before.spec : {}
  if (spec.type === 'ExternalName') return
  const wasExternal = old.type === 'ExternalName'
  if (!wasExternal)
    for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) spec[field] ??= old[field]
  spec.clusterIP ??= addresses.nextService()
  spec.clusterIPs ??= [spec.clusterIP]
  spec.ipFamilies ??= ['IPv4']
  spec.ipFamilyPolicy ??= 'SingleStack'
  if (spec.type === 'ClusterIP') return
  const oldPorts = isList(old.ports) ? old.ports.filter(isFields) : []
  for (const port of isList(spec.ports) ? spec.ports.filter(isFields) : []) {
    const same = oldPorts.find(one => one.port === port.port && one.protocol === port.protocol)
    port.nodePort ??= same?.nodePort ?? addresses.nextNodePort()
  }
}
