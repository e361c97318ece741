import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a release does: the environment of the lab's application (lab/web/serve.go). */
export const behaviours = {
  good: {},
  'never ready': { READY_AFTER: '-1' },
  'crashes at its start': { READY_AFTER: '-1', EXIT_AFTER: '0.3' },
  'ready, and answers 500': { FAIL_HEALTH: '1' }
} as const

export type Behaviour = keyof typeof behaviours

export interface Release {
  readonly apps: number
  readonly replicas: number
  readonly version: string
  readonly behaviour: Behaviour
}

export const serviceName = (app: number): string => `app-${app}`

/** One app as teams write it: a Deployment with probe, drain and preStop, and its Service. */
const manifestOf = (app: number, { replicas, version, behaviour }: Release): string => {
  const name = serviceName(app)
  const environment = Object.entries({ VERSION: version, DRAIN: '1', ...behaviours[behaviour] })
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels: { app: ${name}, part-of: shop }
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name}, part-of: shop }
    spec:
      terminationGracePeriodSeconds: 10
      containers:
        - name: web
          image: lab/web:1
          ports:
            - { name: http, containerPort: 8080 }
          env: [${environment.map(([key, value]) => `{ name: ${key}, value: '${value}' }`).join(', ')}]
          readinessProbe:
            httpGet: { path: /ready, port: http }
            periodSeconds: 1
          lifecycle:
            preStop:
              exec: { command: [/web, call, 'http://127.0.0.1:8080/sleep?s=1'] }
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  labels: { part-of: shop }
spec:
  selector: { app: ${name} }
  ports:
    - { name: http, port: 80, targetPort: http }
`
}

/** Writes the manifests of a release to `workspace`/k8s, and the same texts as a chart to `workspace`/chart. */
export function writeManifests(workspace: string, release: Release): void {
  const templates = join(workspace, 'chart/templates')
  mkdirSync(join(workspace, 'k8s'), { recursive: true })
  mkdirSync(templates, { recursive: true })
  writeFileSync(join(workspace, 'chart/Chart.yaml'), `apiVersion: v2\nname: shop\nversion: ${release.version}\n`)
  for (let app = 0; app < release.apps; app++) {
    const text = manifestOf(app, release)
    writeFileSync(join(workspace, 'k8s', `${serviceName(app)}.yaml`), text)
    writeFileSync(join(templates, `${serviceName(app)}.yaml`), text)
  }
}
