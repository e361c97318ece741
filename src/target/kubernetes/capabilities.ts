import { CutoverError } from '../../errors.ts'
import type { Http } from '../../io/http.ts'
import type { Access } from './kubeconfig.ts'
import { jsonOf, send } from './request.ts'
import type { Call } from './status.ts'

/** What charts may ask of a cluster: its version, and what it serves as `apps/v1` and `apps/v1/Deployment`. */
export interface Capabilities {
  readonly version: string
  readonly apis: readonly string[]
}

/** Every kind in one answer, where the API server knows how (aggregated discovery, Kubernetes 1.26; v2 since 1.30). */
const aggregated = ['v2', 'v2beta1']
  .map(version => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .join(',')

interface Discovered {
  /** `APIVersions` of /api, before aggregated discovery. */
  readonly versions?: readonly string[]
  /** `APIGroupList` of /apis, likewise. */
  readonly groups?: readonly { readonly versions: readonly { readonly groupVersion: string }[] }[]
  /** `APIGroupDiscoveryList`. */
  readonly items?: readonly { readonly metadata: { readonly name?: string }; readonly versions: readonly Version[] }[]
}

interface Version {
  readonly version: string
  readonly resources?: readonly { readonly responseKind?: { readonly kind?: string } }[]
}

/** Three requests, which every authenticated user may make (ClusterRole system:discovery). */
export async function capabilitiesOf(access: Access, http: Http): Promise<Capabilities> {
  const ask = async <T>(name: string): Promise<T> => {
    const resource = { apiVersion: 'v1', kind: 'the path', name, namespaced: false }
    const call: Call = { verb: 'get', resource, name: `/${name}`, namespace: undefined }
    const headers = { accept: `${aggregated},application/json` }
    const answer = await send(http, access, call, { method: 'GET', path: `/${name}`, headers })
    if (answer.status === 403) {
      answer.discard()
      throw denied(name)
    }
    return jsonOf<T>(answer, access, call)
  }
  const [{ gitVersion }, core, groups] = await Promise.all([
    ask<{ gitVersion: string }>('version'),
    ask<Discovered>('api'),
    ask<Discovered>('apis')
  ])
  return { version: gitVersion, apis: [...new Set([...apisOf(core), ...apisOf(groups)])] }
}

const denied = (name: string): CutoverError =>
  new CutoverError(
    'CLUSTER_DENIED',
    `The credentials may not read /${name} of the API server, which a chart is rendered for.`,
    {
      hint: 'Bind them to the ClusterRole system:discovery, which Kubernetes binds to every authenticated user by itself.'
    }
  )

function apisOf({ versions = [], groups = [], items = [] }: Discovered): string[] {
  const grouped = groups.flatMap(group => group.versions.map(({ groupVersion }) => groupVersion))
  const all = items.flatMap(({ metadata, versions }) =>
    versions.flatMap(({ version, resources = [] }) => {
      const apiVersion = metadata.name ? `${metadata.name}/${version}` : version
      return [
        apiVersion,
        ...resources.flatMap(({ responseKind }) => (responseKind?.kind ? `${apiVersion}/${responseKind.kind}` : []))
      ]
    })
  )
  return [...versions, ...grouped, ...all]
}
