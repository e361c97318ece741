/**
 * Traffic, leases and access. One line a type; see ../schema.ts for the notation. From the OpenAPI document of Kubernetes
 * 1.36, and for HTTPRoute from the Gateway API's v1.
 */
export const networkTypes = `
BoundObjectReference apiVersion:s kind:s name:s uid:s
Endpoint addresses*:[*]s conditions:EndpointConditions deprecatedTopology:{}s hints:EndpointHints hostname:s
  nodeName:s targetRef:ObjectReference zone:s
EndpointConditions ready:b serving:b terminating:b
EndpointHints forNodes:[]ForNode forZones:[]ForZone
EndpointPort! appProtocol:s name:s port:i protocol:s
EndpointSlice addressType*:s apiVersion:s endpoints:[]Endpoint kind:s metadata:ObjectMeta ports:[]EndpointPort
FieldSelectorAttributes rawSelector:s requirements:[]FieldSelectorRequirement
ForNode name*:s
ForZone name*:s
HTTPBackendRef filters:[]o group:s kind:s name*:s namespace:s port:i weight:i
HTTPIngressPath backend*:IngressBackend path:s pathType*:s
HTTPIngressRuleValue paths*:[]HTTPIngressPath
HTTPRoute apiVersion:s kind:s metadata:ObjectMeta spec:HTTPRouteSpec status:HTTPRouteStatus
HTTPRouteRule backendRefs:[]HTTPBackendRef filters:[]o matches:[]o name:s retry:o sessionPersistence:o timeouts:o
HTTPRouteSpec hostnames:[]s parentRefs:[]ParentReference rules:[]HTTPRouteRule
HTTPRouteStatus parents:[]o
IPBlock cidr*:s except:[]s
Ingress apiVersion:s kind:s metadata:ObjectMeta spec:IngressSpec status:IngressStatus
IngressBackend resource:TypedLocalObjectReference service:IngressServiceBackend
IngressLoadBalancerIngress hostname:s ip:s ports:[]IngressPortStatus
IngressLoadBalancerStatus ingress:[]IngressLoadBalancerIngress
IngressPortStatus error:s port*:i protocol*:s
IngressRule host:s http:HTTPIngressRuleValue
IngressServiceBackend name*:s port:ServiceBackendPort
IngressSpec defaultBackend:IngressBackend ingressClassName:s rules:[]IngressRule tls:[]IngressTLS
IngressStatus loadBalancer:IngressLoadBalancerStatus
IngressTLS hosts:[]s secretName:s
LabelSelectorAttributes rawSelector:s requirements:[]LabelSelectorRequirement
Lease apiVersion:s kind:s metadata:ObjectMeta spec:LeaseSpec
LeaseSpec acquireTime:t holderIdentity:s leaseDurationSeconds:i leaseTransitions:i preferredHolder:s renewTime:t
  strategy:s
NetworkPolicy apiVersion:s kind:s metadata:ObjectMeta spec:NetworkPolicySpec
NetworkPolicyEgressRule ports:[]NetworkPolicyPort to:[]NetworkPolicyPeer
NetworkPolicyIngressRule from:[]NetworkPolicyPeer ports:[]NetworkPolicyPort
NetworkPolicyPeer ipBlock:IPBlock namespaceSelector:LabelSelector podSelector:LabelSelector
NetworkPolicyPort endPort:i port:x protocol:s
NetworkPolicySpec egress:[]NetworkPolicyEgressRule ingress:[]NetworkPolicyIngressRule podSelector:LabelSelector
  policyTypes:[]s
NonResourceAttributes path:s verb:s
NonResourceRule nonResourceURLs:[]s verbs*:[]s
ParentReference group:s kind:s name*:s namespace:s port:i sectionName:s
PolicyRule apiGroups:[]s nonResourceURLs:[]s resourceNames:[]s resources:[]s verbs*:[]s
ResourceAttributes fieldSelector:FieldSelectorAttributes group:s labelSelector:LabelSelectorAttributes name:s
  namespace:s resource:s subresource:s verb:s version:s
ResourceRule apiGroups:[]s resourceNames:[]s resources:[]s verbs*:[]s
Role apiVersion:s kind:s metadata:ObjectMeta rules:[]PolicyRule
RoleBinding apiVersion:s kind:s metadata:ObjectMeta roleRef*:RoleRef subjects:[]Subject
RoleRef! apiGroup:s kind*:s name*:s
SelfSubjectAccessReview apiVersion:s kind:s metadata:ObjectMeta spec*:SelfSubjectAccessReviewSpec
  status:SubjectAccessReviewStatus
SelfSubjectAccessReviewSpec nonResourceAttributes:NonResourceAttributes resourceAttributes:ResourceAttributes
SelfSubjectRulesReview apiVersion:s kind:s metadata:ObjectMeta spec*:SelfSubjectRulesReviewSpec
  status:SubjectRulesReviewStatus
SelfSubjectRulesReviewSpec namespace:s
ServiceBackendPort! name:s number:i
Subject! apiGroup:s kind*:s name*:s namespace:s
SubjectAccessReviewStatus allowed*:b denied:b evaluationError:s reason:s
SubjectRulesReviewStatus evaluationError:s incomplete*:b nonResourceRules*:[]NonResourceRule
  resourceRules*:[]ResourceRule
TokenRequest apiVersion:s kind:s metadata:ObjectMeta spec:TokenRequestSpec status:TokenRequestStatus
TokenRequestSpec audiences:[]s boundObjectRef:BoundObjectReference expirationSeconds:i
TokenRequestStatus expirationTimestamp:t token:s
`
