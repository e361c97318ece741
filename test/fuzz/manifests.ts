import fc from 'fast-check'

/** Manifests as people and machines write them, and as they would better not: pieces of YAML in every state of repair. */

const image = fc.constantFrom(
  'ghcr.io/acme/web',
  'ghcr.io/acme/web:1.4.1',
  `ghcr.io/acme/web@sha256:${'0'.repeat(64)}`,
  'ghcr.io/acme/web-admin:1',
  'nginx',
  '{{ .Values.image }}',
  ''
)

const marker = fc.constantFrom('', '', '', ' # cutover: web', ' # cutover: web:tag', ' # a # b', '#', '  ', '\t')

const scalar = fc.oneof(
  image,
  image.map(text => `"${text}"`),
  image.map(text => `'${text}'`),
  image.map(text => `|\n          ${text}`),
  image.map(text => `>-\n          ${text}`),
  image.map(text => `&a ${text}`),
  fc.constantFrom(
    '*a',
    '1.10',
    '0644',
    '1_000',
    'yes',
    'null',
    '~',
    '',
    '[]',
    '{}',
    '[a, "b"]',
    "[--a=b, 'c', 1.10 ]",
    '[a, [b]]',
    '[a:1, b]',
    '[a,, b]',
    '["a]", b]',
    '[yes,]',
    '[ a #b, c]',
    '[a] b',
    '{a: 1}',
    '!!str 1',
    '- x'
  ),
  fc.constantFrom(
    'a: b',
    'a:b',
    'a #b',
    'a#b',
    '"a\\nb"',
    "'it''s'",
    '"',
    "'",
    'a\n  b',
    '@',
    '%',
    '`',
    '-',
    '?',
    ':',
    '--x',
    '.5'
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.string({ maxLength: 12 })
)

const key = fc.constantFrom(
  ...['image', 'repository', 'registry', 'tag', 'digest', 'name', 'kind', 'spec', 'containers', 'args', 'a', 'b.c/d'],
  ...['"image"', 'on', '1', '<<', '? x', 'newTag', 'images', 'template', 'data', 'pod.yaml', 'volumes', '', '__proto__']
)

const line = fc
  .tuple(
    fc.nat(6),
    fc.constantFrom('', '', '', '- ', '-   ', '- - '),
    key,
    fc.constantFrom(': ', ':', ':  ', ' : '),
    scalar,
    marker
  )
  .map(([depth, dash, name, colon, value, after]) => `${' '.repeat(depth * 2)}${dash}${name}${colon}${value}${after}`)

const wild = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: line },
    { weight: 1, arbitrary: fc.constantFrom('---', '...', '# c', '', '\t', '%YAML 1.1', '--- # x', '  # y') }
  ),
  {
    maxLength: 12
  }
)

const container = fc
  .tuple(scalar, marker, scalar, fc.constantFrom('image', 'image', 'image', '"image"', 'name'))
  .map(([value, after, other, name]) => [`      - ${name}: ${value}${after}`, `        name: ${other}`].join('\n'))

const tame = fc
  .tuple(
    fc.constantFrom('Pod', 'Deployment', 'Rollout', 'Task', 'ConfigMap', 'List', 'Kustomization'),
    fc.array(container, { maxLength: 3 }),
    fc.array(line, { maxLength: 2 })
  )
  .map(([kind, containers, more]) => [
    'apiVersion: argoproj.io/v1',
    `kind: ${kind}`,
    'metadata:',
    '  name: x',
    'spec:',
    ...(kind === 'Pod' ? ['    containers:'] : ['  template:', '    spec:', '      containers:']),
    ...containers,
    ...more
  ])

const values = fc
  .record({ registry: scalar, repository: scalar, tag: scalar, digest: scalar }, { requiredKeys: [] })
  .map(parts => ['web:', ...Object.entries(parts).map(([name, value]) => `  ${name}: ${value}`)])

/** The text of one file; about half of them can be read. */
export const manifest: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.oneof(wild, tame, tame, values), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom('', '\n', '  \n')
  )
  .map(([documents, bom, crlf, end]) => {
    const text = `${bom ? '\uFEFF' : ''}${documents.map(lines => lines.join('\n')).join('\n---\n')}${end}`
    return crlf ? text.replaceAll('\n', '\r\n') : text
  })

export const manifestPath = fc.constantFrom(
  ...['a.yml', 'a.yml', 'a.yml', 'values.yaml', 'kustomization.yaml', 'compose.yml', 'a.json', 'a.tfvars', 'Dockerfile']
)
