/** Metadata and the objects of the core group. One line a type; see ../schema.ts for the notation. From the OpenAPI document of Kubernetes 1.36. */
export const coreTypes = `
AttachedVolume devicePath*:s name*:s
ClientIPConfig timeoutSeconds:i
Condition lastTransitionTime*:t message*:s observedGeneration:i reason*:s status*:s type*:s
ConfigMap apiVersion:s binaryData:{}s data:{}s immutable:b kind:s metadata:ObjectMeta
ConfigMapNodeConfigSource kubeletConfigKey*:s name*:s namespace*:s resourceVersion:s uid:s
ContainerImage names:[]s sizeBytes:i
DaemonEndpoint Port*:i
EndpointAddress! hostname:s ip*:s nodeName:s targetRef:ObjectReference
EndpointSubset addresses:[]EndpointAddress notReadyAddresses:[]EndpointAddress ports:[]EndpointsPort
Endpoints apiVersion:s kind:s metadata:ObjectMeta subsets:[]EndpointSubset
EndpointsPort! appProtocol:s name:s port*:i protocol:s
Event action:s apiVersion:s count:i eventTime:t firstTimestamp:t involvedObject*:ObjectReference kind:s
  lastTimestamp:t message:s metadata*:ObjectMeta reason:s related:ObjectReference reportingComponent:s
  reportingInstance:s series:EventSeries source:EventSource type:s
EventSeries count:i lastObservedTime:t
EventSource component:s host:s
FieldSelectorRequirement key*:s operator*:s values:[]s
LabelSelector! matchExpressions:[]LabelSelectorRequirement matchLabels:{}s
LabelSelectorRequirement key*:s operator*:s values:[]s
LoadBalancerIngress hostname:s ip:s ipMode:s ports:[]PortStatus
LoadBalancerStatus ingress:[]LoadBalancerIngress
ManagedFieldsEntry apiVersion:s fieldsType:s fieldsV1:o manager:s operation:s subresource:s time:t
ModifyVolumeStatus status*:s targetVolumeAttributesClassName:s
Namespace apiVersion:s kind:s metadata:ObjectMeta spec:NamespaceSpec status:NamespaceStatus
NamespaceCondition lastTransitionTime:t message:s reason:s status*:s type*:s
NamespaceSpec finalizers:[]s
NamespaceStatus conditions:[type]NamespaceCondition phase:s
Node apiVersion:s kind:s metadata:ObjectMeta spec:NodeSpec status:NodeStatus
NodeAddress address*:s type*:s
NodeCondition lastHeartbeatTime:t lastTransitionTime:t message:s reason:s status*:s type*:s
NodeConfigSource configMap:ConfigMapNodeConfigSource
NodeConfigStatus active:NodeConfigSource assigned:NodeConfigSource error:s lastKnownGood:NodeConfigSource
NodeDaemonEndpoints kubeletEndpoint:DaemonEndpoint
NodeFeatures supplementalGroupsPolicy:b
NodeRuntimeHandler features:NodeRuntimeHandlerFeatures name:s
NodeRuntimeHandlerFeatures recursiveReadOnlyMounts:b userNamespaces:b
NodeSpec configSource:NodeConfigSource externalID:s podCIDR:s podCIDRs:[*]s providerID:s taints:[]Taint
  unschedulable:b
NodeStatus addresses:[type]NodeAddress allocatable:{}q capacity:{}q conditions:[type]NodeCondition
  config:NodeConfigStatus daemonEndpoints:NodeDaemonEndpoints declaredFeatures:[]s features:NodeFeatures
  images:[]ContainerImage nodeInfo:NodeSystemInfo phase:s runtimeHandlers:[]NodeRuntimeHandler
  volumesAttached:[]AttachedVolume volumesInUse:[]s
NodeSwapStatus capacity:i
NodeSystemInfo architecture*:s bootID*:s containerRuntimeVersion*:s kernelVersion*:s kubeProxyVersion*:s
  kubeletVersion*:s machineID*:s operatingSystem*:s osImage*:s swap:NodeSwapStatus systemUUID*:s
ObjectMeta annotations:{}s creationTimestamp:t deletionGracePeriodSeconds:i deletionTimestamp:t finalizers:[*]s
  generateName:s generation:i labels:{}s managedFields:[]ManagedFieldsEntry name:s namespace:s
  ownerReferences:[uid]OwnerReference resourceVersion:s selfLink:s uid:s
ObjectReference! apiVersion:s fieldPath:s kind:s name:s namespace:s resourceVersion:s uid:s
OwnerReference! apiVersion*:s blockOwnerDeletion:b controller:b kind*:s name*:s uid*:s
PersistentVolumeClaim apiVersion:s kind:s metadata:ObjectMeta spec:PersistentVolumeClaimSpec
  status:PersistentVolumeClaimStatus
PersistentVolumeClaimCondition lastProbeTime:t lastTransitionTime:t message:s reason:s status*:s type*:s
PersistentVolumeClaimStatus accessModes:[]s allocatedResourceStatuses:{}s allocatedResources:{}q capacity:{}q
  conditions:[type]PersistentVolumeClaimCondition currentVolumeAttributesClassName:s
  modifyVolumeStatus:ModifyVolumeStatus phase:s
Pod apiVersion:s kind:s metadata:ObjectMeta spec:PodSpec status:PodStatus
PodTemplateSpec metadata:ObjectMeta spec:PodSpec
PortStatus error:s port*:i protocol*:s
ResourceQuota apiVersion:s kind:s metadata:ObjectMeta spec:ResourceQuotaSpec status:ResourceQuotaStatus
ResourceQuotaSpec hard:{}q scopeSelector:ScopeSelector scopes:[]s
ResourceQuotaStatus hard:{}q used:{}q
ScopeSelector! matchExpressions:[]ScopedResourceSelectorRequirement
ScopedResourceSelectorRequirement operator*:s scopeName*:s values:[]s
Secret apiVersion:s data:{}s immutable:b kind:s metadata:ObjectMeta stringData:{}s type:s
Service apiVersion:s kind:s metadata:ObjectMeta spec:ServiceSpec status:ServiceStatus
ServiceAccount apiVersion:s automountServiceAccountToken:b imagePullSecrets:[]LocalObjectReference kind:s
  metadata:ObjectMeta secrets:[name]ObjectReference
ServicePort appProtocol:s name:s nodePort:i port*:i protocol:s targetPort:x
ServiceSpec allocateLoadBalancerNodePorts:b clusterIP:s clusterIPs:[]s externalIPs:[]s externalName:s
  externalTrafficPolicy:s healthCheckNodePort:i internalTrafficPolicy:s ipFamilies:[]s ipFamilyPolicy:s
  loadBalancerClass:s loadBalancerIP:s loadBalancerSourceRanges:[]s ports:[port,protocol]ServicePort
  publishNotReadyAddresses:b selector:{!}s sessionAffinity:s sessionAffinityConfig:SessionAffinityConfig
  trafficDistribution:s type:s
ServiceStatus conditions:[type]Condition loadBalancer:LoadBalancerStatus
SessionAffinityConfig clientIP:ClientIPConfig
Taint effect*:s key*:s timeAdded:t value:s
`
