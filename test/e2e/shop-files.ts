/** The config of the shop, quick enough for a test. */
export const config = (more = ''): string => `version: 1
images:
  web: { repository: registry.test/acme/web }
environments:
  production:
    when: { release: true }
    target:
      kubernetes: { namespace: shop, manifests: [k8s/] }
    strategy:
      blueGreen: { bake: 300ms, drain: 0s, deadline: 20s }
${more}`

/** Its gate is believed at the second failure. */
export const gates = (when: 'before' | 'after'): string => `    gates:
      ${when}:
        - http: { path: /healthz, interval: 50ms, attempts: 2, timeout: 2s }
`

export interface DeploymentOptions {
  readonly image?: string
  readonly name?: string
  readonly labels?: string
  readonly selector?: string
  readonly container?: string
}

export const deployment = ({
  image = 'registry.test/acme/web:1.0.0',
  name = 'web',
  labels = '{ app: web }',
  selector = labels,
  container = ''
}: DeploymentOptions = {}): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 2
  selector:
    matchLabels: ${selector}
  template:
    metadata:
      labels: ${labels}
    spec:
      containers:
        - name: web
          image: ${image}
          ports:
            - { name: http, containerPort: 8080 }
          readinessProbe:
            httpGet: { path: /ready, port: http }
            periodSeconds: 1
          lifecycle:
            preStop:
              sleep: { seconds: 1 }
${container}`

export const service = (selector = '{ app: web }'): string => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: ${selector}
  ports:
    - { name: http, port: 80, targetPort: http }
`
