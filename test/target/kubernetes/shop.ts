import { parseAllDocuments } from 'yaml'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import type { ManifestObject } from '../../../src/target/kubernetes/release-set.ts'
import type { RenderOptions } from '../../../src/target/kubernetes/render.ts'

/** Objects of YAML documents, each with its file and line, as the manifest reader hands them on. */
export const manifests = (text: string, file = 'k8s/shop.yaml'): ManifestObject[] =>
  parseAllDocuments(text).map(document => ({
    object: document.toJS() as KubeObject,
    at: { file, line: text.slice(0, document.contents?.range?.[0] ?? 0).split('\n').length }
  }))

export const shopOptions: RenderOptions = {
  namespace: 'shop',
  version: '1.4.2',
  tag: 'v1.4.2',
  images: [{ name: 'web', reference: `ghcr.io/acme/web:1.4.2@sha256:${'a'.repeat(64)}` }]
}

/** An app with everything that the renderer treats in a way of its own. */
export const shop = `
apiVersion: v1
kind: Service
metadata: { name: web, labels: { app.kubernetes.io/part-of: shop } }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80, targetPort: http }, { name: admin, port: 9090, protocol: TCP }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: db } } }
      topologySpreadConstraints:
        - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchExpressions: [{ key: app, operator: In, values: [web] }] } }
      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.2
          ports: [{ name: http, containerPort: 8080 }]
          env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: a } } }]
          envFrom: [{ secretRef: { name: keys } }, { configMapRef: { name: elsewhere } }]
      volumes:
        - { name: one, configMap: { name: settings } }
        - { name: two, projected: { sources: [{ secret: { name: keys } }] } }
        - { name: three, secret: { secretName: tls } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 3, maxReplicas: 9 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { a: "1" }
---
apiVersion: v1
kind: Secret
metadata: { name: keys }
stringData: { token: secret }
---
apiVersion: v1
kind: Secret
metadata: { name: tls }
type: kubernetes.io/tls
data: { tls.crt: "", tls.key: "" }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: unused }
data: { b: "2" }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  tls: [{ hosts: [shop.example], secretName: tls }]
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { name: http } } } }] } }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec: { containers: [{ name: worker, image: ghcr.io/acme/web:1.4.2, envFrom: [{ secretRef: { name: keys } }] }] }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, annotations: { cutover.dev/hook: before-staging } }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: migrate, image: ghcr.io/acme/web:1.4.2 }] } } }
`

/** A Deployment and a Service with nothing but what makes them a pair. */
export const deployment = (name: string, app: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { selector: { matchLabels: { app: ${app} } }, template: { metadata: { labels: { app: ${app} } }, spec: { containers: [] } } }
`
export const service = (name: string, app: string): string => `
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${app} }, ports: [{ port: 80 }] }
`
