import { expect, test } from 'vitest'
import { render } from '../../../src/target/kubernetes/render.ts'
import { reviewManifests } from '../../../src/target/kubernetes/review-manifests.ts'
import { manifests, shopOptions } from './shop.ts'

/** A Service and a Deployment without a fault; each test puts one in. */
const sound = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: acme/web:1
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { port: http } }
          lifecycle: { preStop: { sleep: { seconds: 5 } } }
`
const review = (text: string) => {
  const objects = manifests(text)
  return reviewManifests(render(objects, shopOptions), objects)
}
const at = (line: number) => ({ file: 'k8s/shop.yaml', line })
const [service, deployment] = [at(2), at(7)]

test('sound manifests are not found fault with', () => {
  expect(review(sound)).toEqual([])
})

test.each<[string, string, object[]]>([
  [
    'a Deployment without Service',
    sound.replace('selector: { app: web }', 'selector: { app: wob }'),
    [
      {
        severity: 'error',
        message: 'No Service of the manifests selects the pods of Deployment web, so there is no traffic to cut over.',
        hint: 'Add its Service to the manifests, correct the selector, or use strategy: rolling, which needs none of this.',
        at: deployment
      },
      {
        severity: 'warning',
        message: 'Service web selects no pods of the manifests.',
        hint: 'Check its selector: it is applied as it is, and no traffic of it is cut over.',
        at: service
      }
    ]
  ],
  [
    'nothing that could be cut over',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }',
    [
      {
        severity: 'error',
        message: 'The manifests hold no Deployment that a Service selects, so there is no traffic to cut over.',
        hint: 'Add its Service to the manifests, correct the selector, or use strategy: rolling, which needs none of this.'
      }
    ]
  ],
  [
    'a Service that also selects a StatefulSet',
    `${sound}---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec: { template: { metadata: { labels: { app: web } } } }`,
    [
      {
        severity: 'error',
        message:
          "Service web also selects the pods of StatefulSet db, which can't be released blue-green: they would lose its traffic.",
        hint: 'Give StatefulSet db a Service and labels of its own, or use strategy: rolling, which needs none of this.',
        at: service
      }
    ]
  ],
  [
    'a Service that has the name of a preview',
    `${sound}---\napiVersion: v1\nkind: Service\nmetadata: { name: web-preview }\nspec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }`,
    [
      {
        severity: 'error',
        message: 'Service web-preview has the name of the preview of Service web.',
        hint: 'Rename it in the manifests.',
        at: service
      }
    ]
  ],
  [
    'a headless Service',
    sound.replace('spec: { selector', 'spec: { clusterIP: None, selector'),
    [
      {
        severity: 'error',
        message:
          'Service web is headless: clients that know the addresses of old pods keep them after the cutover, and meet pods that are gone.',
        hint: 'Give it a cluster IP, or use strategy: rolling, which needs none of this. Where its clients look the name up anew within the drain time, annotate it with cutover.dev/headless: move.',
        at: service
      }
    ]
  ],
  [
    'a headless Service whose clients look its name up anew, with affinity',
    sound
      .replace(
        'metadata: { name: web }\nspec: { selector',
        'metadata: { name: web, annotations: { cutover.dev/headless: move } }\nspec: { selector'
      )
      .replace('spec: { selector', 'spec: { clusterIP: None, sessionAffinity: ClientIP, selector'),
    [
      {
        severity: 'warning',
        message: 'Service web is headless: clients that know the addresses of old pods keep them after the cutover.',
        hint: 'Make sure that its clients look the name up anew within the drain time.',
        at: service
      },
      {
        severity: 'warning',
        message: 'Service web has sessionAffinity ClientIP: after the cutover every client meets another pod.',
        hint: 'Keep sessions outside of the pods.',
        at: service
      }
    ]
  ],
  [
    'a targetPort by a name that no container has',
    sound.replace('targetPort: http', 'targetPort: web'),
    [
      {
        severity: 'error',
        message: 'Service web sends port 80 to web, which no container of Deployment web offers.',
        hint: 'Correct targetPort, or add the port to the container. Offered: http (8080).',
        at: service
      }
    ]
  ],
  [
    'a targetPort by number that no container declares',
    sound.replace('targetPort: http', 'targetPort: 9090'),
    [
      {
        severity: 'warning',
        message: 'Service web sends port 80 to 9090, which no container of Deployment web offers.',
        hint: 'Correct targetPort, or add the port to the container. Offered: http (8080).',
        at: service
      }
    ]
  ],
  [
    'a port by number where none is declared',
    sound
      .replace(', targetPort: http', '')
      .replace(/ +ports: .*8080.*\n/, '')
      .replace('port: http', 'port: 80'),
    []
  ],
  [
    'no replicas, and a strategy that forbids two versions',
    sound.replace('replicas: 2', 'replicas: 0\n  strategy: { type: Recreate }'),
    [
      {
        severity: 'error',
        message: 'Deployment web has 0 replicas, so no traffic can go to it.',
        hint: 'Set replicas to 1 or more.',
        at: deployment
      },
      {
        severity: 'error',
        message:
          'Deployment web has strategy Recreate, which says that two versions of it must not run at once; blue-green runs both.',
        hint: 'Remove that strategy if they may, or use strategy: rolling.',
        at: deployment
      }
    ]
  ],
  [
    'neither probe nor hook',
    sound.replace(/ +readinessProbe.*\n/, '').replace(/ +lifecycle.*\n/, ''),
    [
      {
        severity: 'warning',
        message: 'Deployment web has no readinessProbe: ready will mean no more than started.',
        hint: 'Add a readinessProbe, so that traffic moves only to pods that can answer.',
        at: deployment
      },
      {
        severity: 'warning',
        message: 'Deployment web has no preStop hook: connections that clients keep open are cut when its pods end.',
        hint: 'Add lifecycle.preStop with a sleep of a few seconds, or let the program finish its requests on SIGTERM.',
        at: deployment
      }
    ]
  ],
  [
    'what two releases would share',
    `${sound.replace('containerPort: 8080', 'containerPort: 8080, hostPort: 80')}      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]`,
    [
      {
        severity: 'warning',
        message: 'Deployment web mounts data: both releases have it open during the cutover.',
        hint: 'Make sure that it is ReadWriteMany and that two versions may write to it.',
        at: deployment
      },
      {
        severity: 'warning',
        message: "Deployment web uses ports of its nodes: a node that runs the old release can't run the new one.",
        hint: 'Use container ports and the Service, or have twice as many nodes.',
        at: deployment
      }
    ]
  ],
  [
    'a scaler that knows the Deployment by name',
    `${sound}---\napiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: web }\nspec: { scaleTargetRef: { name: web } }`,
    [
      {
        severity: 'warning',
        message: 'ScaledObject web points to Deployment web, whose name is another one in each release.',
        hint: 'Use a HorizontalPodAutoscaler, which follows the release, or use strategy: rolling, which needs none of this.',
        at: at(23)
      }
    ]
  ]
])('%s is found', (_, text, findings) => {
  expect(review(text)).toEqual(findings)
})
