import { describe, expect, it } from 'vitest'
import { swap } from '../../src/manifest/swap.ts'
import { failure } from './failure.ts'
import { digest, pinnedWeb, web } from './images.ts'

const old = 'ghcr.io/acme/web:1.4.1'

function textOf(path: string, text: string) {
  const swapped = swap([{ path, text }], [web])
  expect(swap(swapped.sources, [web])).toMatchObject({ files: [], changes: [] })
  return swapped.sources[0]?.text
}

describe('a marked line', () => {
  it.each([
    ['Dockerfile', `FROM § AS app # cutover: web`],
    ['main.tf', `  image = "§" // cutover: web`],
    ['main.bicep', `param image string = '§' /* cutover: web */`],
    ['pom.xml', `<image>docker://§</image><!-- cutover: web -->`],
    ['init.sql', `SELECT '§' -- cutover: web`],
    ['a.ini', `image=§ ; cutover: web`],
    ['run.sh', `docker run -e A=1 --image=§ nginx:1 # cutover: web\r\n`],
    ['.env', `\uFEFFIMAGE=§ # cutover:web\r\nOTHER=${old}`]
  ])('of %s names its image', (path, text) => {
    expect(textOf(path, text.replace('§', old))).toBe(text.replace('§', pinnedWeb))
  })

  it.each([
    ['TAG=1.4.1 # cutover: web:tag', 'TAG=1.4.2 # cutover: web:tag'],
    ['tag: 1.4.1   # cutover: web:tag', 'tag: 1.4.2   # cutover: web:tag'],
    ['tag = "1.4.1" # cutover: web:tag', 'tag = "1.4.2" # cutover: web:tag'],
    ['"tag": "1.4.1", // cutover: web:tag', '"tag": "1.4.2", // cutover: web:tag'],
    ['<tag>1.4.1</tag> <!-- cutover: web:tag -->', '<tag>1.4.2</tag> <!-- cutover: web:tag -->'],
    ["digest: '' # cutover: web:digest", `digest: '${digest}' # cutover: web:digest`],
    [`A="a" B="sha256:${'0'.repeat(64)}" # cutover: web:digest`, `A="a" B="${digest}" # cutover: web:digest`],
    [`A="a" B="sha512:${'0'.repeat(128)}" # cutover: web:digest`, `A="a" B="${digest}" # cutover: web:digest`],
    ['name: old.example/web # cutover: web:name', 'name: ghcr.io/acme/web # cutover: web:name']
  ])('names a part: %s', (before, after) => {
    expect(textOf('any.conf', `# other\n${before}\nTAG=1.4.1`)).toBe(`# other\n${after}\nTAG=1.4.1`)
  })

  it('may stand in manifests, for args, environment, texts and comments, beside images that need no mark', () => {
    const text = (image: string, tag: string) => `kind: Pod
spec:
  containers:
  - image: ${image} # cutover: web
    args:
    - --sidecar=${image} # cutover: web
    - --other=${old}
    env:
    - {name: A, value: "${image}"} # cutover: web
    - name: TAG
      value: ${tag} # cutover: web:tag
    # - --old=${old} # cutover: web
    command:
    - sh
    - -c
    - |
      run ${image} # cutover: web
      run ${old}
`
    expect(textOf('a.yml', text(old, '1.4.1'))).toBe(text(pinnedWeb, '1.4.2'))
  })

  it('gets quotes where the value would be no text any more', () => {
    const swapped = swap([{ path: 'a.yml', text: 'a: 1.4 # cutover: web:tag\n' }], [{ ...web, tag: '1.10' }])
    expect(swapped.sources[0]?.text).toBe('a: "1.10" # cutover: web:tag\n')
  })

  it('makes a template writable', () => {
    const text = (image: string) => `{{- if .Values.web }}\nimage: ${image} # cutover: web\nx: {{ .x }}\n{{- end }}\n`
    expect(textOf('templates/web.yaml', text(old))).toBe(text(pinnedWeb))
  })

  it('of another image is left alone', () => {
    const text = (image: string) => `A=${image} # cutover: web\nB=ghcr.io/acme/api:1 # cutover: api\n`
    expect(textOf('.env', text(old))).toBe(text(pinnedWeb))
  })

  it.each([
    ['A=nginx # cutover: web', 'This line is marked for the image ghcr.io/acme/web but has none.'],
    [
      `A=${old} B=ghcr.io/acme/web # cutover: web`,
      `This line is marked for the image ghcr.io/acme/web but has "${old} and ghcr.io/acme/web": it is not clear which is meant.`
    ],
    ['tag # cutover: web:tag', 'This line is marked for the tag of ghcr.io/acme/web but has none.'],
    [
      'A="1" B="2" # cutover: web:tag',
      'This line is marked for the tag of ghcr.io/acme/web but has "1 and 2": it is not clear which is meant.'
    ]
  ])('must say once what it means: %s', async (line, message) => {
    expect(await failure(() => textOf('.env', `\n${line}`))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: `.env:2:1: ${message}`
    })
  })

  it('in quotes with escapes is refused', async () => {
    expect(await failure(() => textOf('a.yml', `a: "\\t ${old} " # cutover: web`))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: `a.yml:1:8: The marked value "${old}" is written with escapes or over several lines.`
    })
  })
})
