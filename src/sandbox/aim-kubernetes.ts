import { isMap } from 'yaml'
import { type Aim, type Document, hastenGates, leaveOutForeignGates, type Own, watched } from './aim.ts'

/** Each replaces what the configuration says. */
const quick = { bake: '4s', drain: '2s', keepPrevious: '10m', deadline: '40s' }

/** Aims the target `kubernetes` at the cluster of a kubeconfig. */
export const kubernetesAim = (kubeconfig: string): Aim => ({
  target: 'kubernetes',
  set(document, own) {
    const target = ['environments', own.name, 'target', 'kubernetes']
    document.setIn([...target, 'kubeconfig'], kubeconfig)
    document.deleteIn([...target, 'context'])
    standIn(document, [...target, 'helm', 'set'])
    const { namespace = '', manifests = [] } = own.environment.target?.kubernetes ?? {}
    const notes = [...leaveOutForeignGates(document, own), ...hasten(document, own)]
    return { place: namespace, files: [manifests].flat(), notes }
  }
})

/** Values of a chart that are secret are none of a rehearsal's. */
function standIn(document: Document, path: readonly string[]): void {
  const set = document.getIn(path)
  if (!isMap(set)) return
  const written = JSON.stringify(set.toJSON()).replaceAll(/\$\{\w+\}/g, 'rehearsed')
  document.setIn(path, JSON.parse(written))
}

function hasten(document: Document, own: Own): string[] {
  const strategy = ['environments', own.name, 'strategy']
  const kind = document.getIn([...strategy, 'rolling']) ? 'rolling' : 'blueGreen'
  const weighted = document.hasIn([...strategy, 'weighted'])
  const written = document.getIn([...strategy, weighted ? 'weighted' : kind, 'bake'])
  const { bake, deadline } = quick
  document.setIn(strategy, { [kind]: kind === 'rolling' ? { bake, deadline } : quick })
  hastenGates(document, own)
  return [
    watched(bake, written),
    ...(weighted ? ['No gateway gives releases a share of the requests: they get all at once.'] : [])
  ]
}
