import type { Definition } from './revision.ts'

/** What a value is, all the way down: a list has the shape of its items, `texts` are texts by any name. */
export type Shape = 'text' | 'number' | 'flag' | 'texts' | readonly [Shape] | { readonly [name: string]: Shape }

/** The compiler keeps the shape below complete: a field that the SDK has and it has not is an error, and the other way round. */
type ShapeOf<T> = [T] extends [string]
  ? 'text'
  : [T] extends [number]
    ? 'number'
    : [T] extends [boolean]
      ? 'flag'
      : T extends readonly (infer Item)[]
        ? readonly [ShapeOf<NonNullable<Item>>]
        : string extends keyof T
          ? 'texts'
          : { readonly [Name in Exclude<keyof T, '$unknown'>]-?: ShapeOf<NonNullable<T[Name]>> }

const named = [{ name: 'text', value: 'text' }] as const
const fromSecret = [{ name: 'text', valueFrom: 'text' }] as const

const linuxParameters = {
  capabilities: { add: ['text'], drop: ['text'] },
  devices: [{ hostPath: 'text', containerPath: 'text', permissions: ['text'] }],
  initProcessEnabled: 'flag',
  sharedMemorySize: 'number',
  tmpfs: [{ containerPath: 'text', size: 'number', mountOptions: ['text'] }],
  maxSwap: 'number',
  swappiness: 'number'
} as const

const portMapping = {
  name: 'text',
  containerPort: 'number',
  hostPort: 'number',
  containerPortRange: 'text',
  protocol: 'text',
  appProtocol: 'text'
} as const

const container = {
  name: 'text',
  image: 'text',
  essential: 'flag',
  cpu: 'number',
  memory: 'number',
  memoryReservation: 'number',
  command: ['text'],
  entryPoint: ['text'],
  workingDirectory: 'text',
  user: 'text',
  hostname: 'text',
  environment: named,
  environmentFiles: [{ value: 'text', type: 'text' }],
  secrets: fromSecret,
  repositoryCredentials: { credentialsParameter: 'text' },
  links: ['text'],
  portMappings: [portMapping],
  restartPolicy: { enabled: 'flag', ignoredExitCodes: ['number'], restartAttemptPeriod: 'number' },
  mountPoints: [{ sourceVolume: 'text', containerPath: 'text', readOnly: 'flag' }],
  volumesFrom: [{ sourceContainer: 'text', readOnly: 'flag' }],
  linuxParameters,
  dependsOn: [{ containerName: 'text', condition: 'text' }],
  startTimeout: 'number',
  stopTimeout: 'number',
  versionConsistency: 'text',
  disableNetworking: 'flag',
  privileged: 'flag',
  readonlyRootFilesystem: 'flag',
  dnsServers: ['text'],
  dnsSearchDomains: ['text'],
  extraHosts: [{ hostname: 'text', ipAddress: 'text' }],
  dockerSecurityOptions: ['text'],
  interactive: 'flag',
  pseudoTerminal: 'flag',
  dockerLabels: 'texts',
  ulimits: [{ name: 'text', softLimit: 'number', hardLimit: 'number' }],
  logConfiguration: { logDriver: 'text', options: 'texts', secretOptions: fromSecret },
  healthCheck: { command: ['text'], interval: 'number', timeout: 'number', retries: 'number', startPeriod: 'number' },
  systemControls: [{ namespace: 'text', value: 'text' }],
  resourceRequirements: [
    { value: 'text', type: 'text', sharingStrategy: { nvidiaMps: { memory: 'number', maxComputePercent: 'number' } } }
  ],
  firelensConfiguration: { type: 'text', options: 'texts' },
  credentialSpecs: ['text']
} as const

const volume = {
  name: 'text',
  host: { sourcePath: 'text' },
  dockerVolumeConfiguration: {
    scope: 'text',
    autoprovision: 'flag',
    driver: 'text',
    driverOpts: 'texts',
    labels: 'texts'
  },
  efsVolumeConfiguration: {
    fileSystemId: 'text',
    rootDirectory: 'text',
    transitEncryption: 'text',
    transitEncryptionPort: 'number',
    authorizationConfig: { accessPointId: 'text', iam: 'text' }
  },
  s3filesVolumeConfiguration: {
    fileSystemArn: 'text',
    rootDirectory: 'text',
    transitEncryptionPort: 'number',
    accessPointArn: 'text'
  },
  fsxWindowsFileServerVolumeConfiguration: {
    fileSystemId: 'text',
    rootDirectory: 'text',
    authorizationConfig: { credentialsParameter: 'text', domain: 'text' }
  },
  configuredAtLaunch: 'flag'
} as const

/** All that a task definition may say to ECS. */
export const shape: ShapeOf<Definition> = {
  ...{
    family: 'text',
    taskRoleArn: 'text',
    executionRoleArn: 'text',
    networkMode: 'text',
    cpu: 'text',
    memory: 'text'
  },
  pidMode: 'text',
  ipcMode: 'text',
  requiresCompatibilities: ['text'],
  enableFaultInjection: 'flag',
  containerDefinitions: [container],
  volumes: [volume],
  placementConstraints: [{ type: 'text', expression: 'text' }],
  tags: [{ key: 'text', value: 'text' }],
  proxyConfiguration: { type: 'text', containerName: 'text', properties: named },
  inferenceAccelerators: [{ deviceName: 'text', deviceType: 'text' }],
  ephemeralStorage: { sizeInGiB: 'number' },
  runtimePlatform: { cpuArchitecture: 'text', operatingSystemFamily: 'text' }
}
