import { describe, expect, it } from 'vitest'
import type { PinnedImage } from '../../src/image/image.ts'
import { kindImages } from '../../src/manifest/kinds.ts'
import { swap } from '../../src/manifest/swap.ts'
import { failure } from './failure.ts'
import { digest, pinnedWeb, web } from './images.ts'

const old = 'ghcr.io/acme/web:1.4.1'

function textOf(path: string, text: string, image: PinnedImage = web, kinds: readonly string[] = []) {
  const swapped = swap([{ path, text }], [image], kinds.map(kindImages))
  const again = swap(swapped.sources, [image], kinds.map(kindImages))
  expect(again.files).toEqual([])
  return swapped.sources[0]?.text
}

const object = (apiVersion: string, kind: string, path: readonly (string | number)[], image: string): string => {
  const inner = path.reduceRight<unknown>((value, key) => (key === 0 ? [value] : { [key]: value }), image)
  return JSON.stringify({ apiVersion, kind, metadata: { name: 'x' }, ...(inner as object) }, null, 2)
}

const pods = ['template', 'spec', 'containers', 0, 'image'] as const
const step = ['steps', 0, 'image'] as const

describe('custom resources', () => {
  it.each([
    ['argoproj.io/v1alpha1', 'Rollout', ['spec', ...pods]],
    ['serving.knative.dev/v1', 'Service', ['spec', ...pods]],
    ['serving.knative.dev/v1', 'Configuration', ['spec', ...pods]],
    ['serving.knative.dev/v1', 'Revision', ['spec', 'containers', 0, 'image']],
    ['tekton.dev/v1', 'Task', ['spec', ...step]],
    ['tekton.dev/v1', 'Task', ['spec', 'sidecars', 0, 'image']],
    ['tekton.dev/v1', 'Task', ['spec', 'stepTemplate', 'image']],
    ['tekton.dev/v1', 'StepAction', ['spec', 'image']],
    ['tekton.dev/v1', 'TaskRun', ['spec', 'taskSpec', ...step]],
    ['tekton.dev/v1', 'Pipeline', ['spec', 'tasks', 0, 'taskSpec', ...step]],
    ['tekton.dev/v1', 'Pipeline', ['spec', 'finally', 0, 'taskSpec', ...step]],
    ['tekton.dev/v1', 'PipelineRun', ['spec', 'pipelineSpec', 'tasks', 0, 'taskSpec', ...step]]
  ])('%s %s names images at %j', (apiVersion, kind, path) => {
    expect(textOf('a.yml', object(apiVersion, kind, path, old))).toBe(object(apiVersion, kind, path, pinnedWeb))
  })

  it('of another group with the same name are not meant', async () => {
    const text = object('example.com/v1', 'Task', ['spec', ...step], old)
    expect(await failure(() => textOf('a.yml', text))).toMatchObject({ code: 'IMAGE_UNMATCHED' })
  })

  it.each([
    ['WebApp=spec.image', ['spec', 'image']],
    ['WebApp.example.com=spec.workers[].image', ['spec', 'workers', 0, 'image']],
    ['WebApp.example.com=spec.pools.*.image', ['spec', 'pools', 'blue', 'image']]
  ])('of any kind are found by a path: %s', (entry, path) => {
    const text = (image: string) => object('example.com/v1', 'WebApp', path, image)
    expect(textOf('a.yml', text(old), web, [entry])).toBe(text(pinnedWeb))
  })

  it('may name an image in parts at such a path', () => {
    const text = (tag: string, own: string) =>
      `kind: WebApp\nspec:\n  image: {repository: ghcr.io/acme/web, tag: ${tag}, digest: "${own}"}\n`
    expect(textOf('a.yml', text('1.4.1', ''), web, ['WebApp=spec.image'])).toBe(text('1.4.2', digest))
  })

  it.each(['WebApp', 'webapp=spec', 'WebApp=spec..image', 'WebApp=spec.[0]', 'WebApp= spec'])(
    'are refused a path that is none: %s',
    async entry => {
      expect(await failure(() => kindImages(entry))).toMatchObject({ code: 'INPUT_INVALID' })
    }
  )
})

describe('manifests in a ConfigMap', () => {
  const text = (image: string, other: string) => `kind: ConfigMap\r
metadata: {name: templates}\r
data:\r
  README: |\r
    image: ${old}\r
  pod.yaml: |  # two\r
\r
      kind: Pod\r
      spec:\r
        containers:\r
          - image: "${image}"   # main\r
      ---\r
      kind: Pod\r
      spec: {initContainers: [{image: ${image}}], containers: [{image: ${other}}]}\r
  rules.yaml: |-\r
    alert: {{ $labels.pod }} ${old}\r
  text.yml: |-\r
    {{ not yaml\r
  one.json: '{"kind":"Pod","spec":{"containers":[{"image":"${image}"}]}}'\r
`
  it('are swapped like others, and nothing else in it', () => {
    expect(textOf('a.yml', text(old, 'nginx'))).toBe(text(pinnedWeb, 'nginx'))
  })

  it('must be written plainly', async () => {
    const folded = `kind: ConfigMap\ndata:\n  pod.yaml: "kind: Pod\\nspec: {containers: [{image: ${old}}]}"\n`
    expect(await failure(() => textOf('a.yml', folded))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: expect.stringMatching(/^a\.yml:3:13: .* is written with escapes or over several lines\.$/)
    })
  })
})

describe('a kustomization', () => {
  const text = (first: string, second: string, third: string) => `# kustomize
images:
  - name: web
    newName: ghcr.io/acme/web   # ours
    newTag: ${first}
  - {name: nginx, newTag: "1.25"}
  - name: ghcr.io/acme/web
    digest: ${second}
  - newTag: '${third.split(' ')[0]}'
    digest: ${third.split(' ')[1]}
    name: ghcr.io/acme/web
`
  it.each(['kustomization.yaml', 'base/kustomization.yml', 'Kustomization'])('is swapped: %s', path => {
    expect(textOf(path, text('1.10', 'sha256:0', '1.4.1 sha256:1'))).toBe(
      text(`1.4.2@${digest}`, digest, `1.4.2 ${digest}`)
    )
  })
})

describe('containers elsewhere', () => {
  it('of compose are found in its services', () => {
    const text = (image: string) => `services:
  web: &web
    image: "${image}"   # the app
    environment: {IMAGE: ${old}}
  worker: {<<: *web, command: work}
  db: {image: postgres:16}
`
    expect(textOf('compose.yaml', text(old))).toBe(text(pinnedWeb))
    expect(textOf('deploy/stack.yml', text(old))).toBe(text(pinnedWeb))
  })

  it.each(['task.json', 'task.jsonc'])('of ECS are found in the task definition: %s', path => {
    const text = (image: string) => `\uFEFF{
\t// the task
\t"family": "web", /* ${old} */
\t"containerDefinitions": [
\t\t{ "name": "web", "image": "${image}", "environment": [{"name": "A", "value": "${old}"}], },
\t\t{"name":"log","image":"fluent-bit"}
\t],
}`
    expect(textOf(path, text(old))).toBe(text(pinnedWeb))
    const described = (image: string) => `{"taskDefinition": ${text(image).slice(1)}, "tags": []}`
    expect(textOf(path, described(old))).toBe(described(pinnedWeb))
  })

  it('are refused JSON that is none, with its place', async () => {
    expect(await failure(() => textOf('task.json', `{"a": "${old}"\n"b": 1}`))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: expect.stringMatching(/^task\.json:2:1: /),
      hint: 'Correct the JSON; comments and trailing commas are allowed.'
    })
  })
})

describe('variables', () => {
  const hcl = (image: string, tag: string, own: string) => `# Terraform // "${old}"
/* region = "x" */
region   = "eu-central-1"
web      = "${image}"   # the app
replicas = 3
images = {
  web = "${image}", "api" : "ghcr.io/acme/api:1"
  list = ["${image}", "nginx",]
}
script = <<-EOT
  docker pull ${old}
  EOT
web_repository = "ghcr.io/acme/web"
web_tag        = "${tag}"
web_digest     = "${own}"
admin = "ghcr.io/acme/web-admin:1"`

  it.each(['prod.tfvars', 'prod.auto.tfvars', 'base.pkrvars.hcl'])('of %s are swapped under any name', path => {
    expect(textOf(path, hcl(old, '1.4.1', ''))).toBe(hcl(pinnedWeb, '1.4.2', digest))
  })

  it('in JSON are swapped as well', () => {
    const text = (image: string) => `{"web": "${image}", "nested": {"x": ["${image}"]}, "name": "web"}`
    expect(textOf('prod.tfvars.json', text(old))).toBe(text(pinnedWeb))
    expect(textOf('base.pkrvars.json', text(old))).toBe(text(pinnedWeb))
  })

  it.each(['a = var.b', 'a = "x', 'resource "a" "b" {}', 'a = [1 2]', 'a = {b}', '= 1', 'a ='])(
    'are literals, and no expressions: %s',
    async line => {
      expect(await failure(() => textOf('a.tfvars', `web = "${old}"\n${line}\n`))).toMatchObject({
        code: 'MANIFEST_INVALID',
        message: expect.stringMatching(/^a\.tfvars:[23]:\d+: This is no variable with a literal value\.$/)
      })
    }
  )
})
