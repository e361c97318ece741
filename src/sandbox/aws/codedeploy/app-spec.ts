import { createHash } from 'node:crypto'
import { parse } from 'yaml'
import { messageOf } from '../../../errors.ts'
import { AwsFault } from '../service.ts'
import type { RevisionLocation } from './shapes.ts'

/** What an AppSpec of the ECS platform asks for. */
export interface AppSpec {
  readonly taskDefinition: string
  readonly container: string
  readonly port: number
  readonly platformVersion?: string
}

interface Properties {
  readonly TaskDefinition?: unknown
  readonly LoadBalancerInfo?: { readonly ContainerName?: unknown; readonly ContainerPort?: unknown }
  readonly PlatformVersion?: unknown
}

interface Document {
  readonly Resources?: readonly {
    readonly TargetService?: { readonly Type?: string; readonly Properties?: Properties }
  }[]
}

const invalid = (what: string): AwsFault => new AwsFault('InvalidRevisionException', what)

/** The text of a revision, in either of the ways that CreateDeployment takes it. @throws AwsFault */
function contentOf({ revisionType, appSpecContent, string }: RevisionLocation): string {
  const { content = '', sha256 } = (revisionType === 'AppSpecContent' ? appSpecContent : string) ?? {}
  if (content === '') throw invalid('The AppSpec file cannot be empty.')
  const actual = createHash('sha256').update(content).digest('hex')
  if (sha256 !== undefined && sha256.toLowerCase() !== actual)
    throw invalid(`The SHA256 of the AppSpec content is ${actual}, not ${sha256}.`)
  return content
}

/**
 * Reads an AppSpec in JSON or YAML (`reference-appspec-file-structure-resources.html` of the CodeDeploy user guide).
 * @throws AwsFault InvalidRevisionException
 */
export function readAppSpec(revision: RevisionLocation): AppSpec {
  let document: Document
  try {
    document = parse(contentOf(revision)) as Document
  } catch (thrown) {
    if (thrown instanceof AwsFault) throw thrown
    throw invalid(`The AppSpec file is neither JSON nor YAML: ${messageOf(thrown)}`)
  }
  const { Type, Properties } = document.Resources?.[0]?.TargetService ?? {}
  if (Type !== 'AWS::ECS::Service') throw invalid('The AppSpec file has no TargetService of type AWS::ECS::Service.')
  const { TaskDefinition, LoadBalancerInfo, PlatformVersion } = Properties ?? {}
  if (typeof TaskDefinition !== 'string') throw invalid('The AppSpec file has no TaskDefinition.')
  if (!LoadBalancerInfo) throw invalid('The AppSpec file has no LoadBalancerInfo.')
  const { ContainerName, ContainerPort } = LoadBalancerInfo
  if (typeof ContainerName !== 'string') throw invalid('The LoadBalancerInfo has no ContainerName.')
  return {
    taskDefinition: TaskDefinition,
    container: ContainerName,
    port: Number(ContainerPort),
    ...(typeof PlatformVersion === 'string' && { platformVersion: PlatformVersion })
  }
}
