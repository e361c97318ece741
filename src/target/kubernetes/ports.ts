import type { KubeObject } from './objects.ts'

export const portsOf = (service: KubeObject): unknown[] => (service.spec as { ports?: unknown[] }).ports ?? []

interface Port {
  readonly name?: string
  readonly port: number
  readonly protocol?: string
  readonly targetPort?: number | string
  readonly nodePort?: number
  readonly appProtocol?: string
}

const written = ({ name = '', port, protocol = 'TCP', targetPort = port, appProtocol = '' }: Port) =>
  JSON.stringify([name, port, protocol, targetPort, appProtocol])

/** Equal in what a Service's author writes; a node port that nobody asked for is the server's. */
export function samePorts(live: readonly unknown[], wanted: readonly unknown[]): boolean {
  const found = live as readonly Port[]
  return (
    live.length === wanted.length &&
    (wanted as readonly Port[]).every((port, index) => {
      const there = found[index]
      return (
        there !== undefined &&
        written(there) === written(port) &&
        (port.nodePort === undefined || port.nodePort === there.nodePort)
      )
    })
  )
}
