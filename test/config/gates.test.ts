import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/load.ts'
import { settings } from '../../src/config/settings.ts'
import { failure } from './failure.ts'
import { read, release } from './occasions.ts'

const kubernetes = 'kubernetes: { namespace: shop, manifests: k8s/, app: shop }'
const file = (gates: string): string => `environments:
  production:
    target: { ${kubernetes} }
    gates:
${gates.replaceAll(/^/gm, '      ')}
`
const env = { PROM: 'https://prom.test/p?key=q7', TOKEN: 'tok-3n', DD_API_KEY: 'dd-1', APP: 'dd-2', PASS: 'pass-4' }
const gatesOf = async (text: string, variables: Record<string, string> = env) =>
  settings({}, await read(file(text)), release, variables).gates

const pace = { timeout: 10_000, attempts: 3, successes: 1, interval: 15_000, initialDelay: 0 }
const pods = { restarts: 0, oomKills: 0, unready: 30_000 }

/** All that is wrong with these gates, without place and file. */
async function wrong(text: string): Promise<string[]> {
  const { message } = await failure(() => parseConfig(`version: 1\n${file(text)}`, 'c.yml'))
  return message
    .split('\n')
    .flatMap(line => /^c\.yml:\d+:\d+: (.*)$/.exec(line)?.[1] ?? [])
    .map(line => line.replaceAll('environments.production.gates.', ''))
}

describe('gates', () => {
  it('get their defaults, and keep the secrets that were read for them', async () => {
    const text = `before:
  - http: { url: 'https://shop.test/x?k=\${TOKEN}', headers: { X-Key: 'a \${TOKEN}' }, json: { path: $.v, equals: 1 }, latency: { p95: 300ms } }
  - command: ./smoke.sh "\${HOME}"
after:
  - prometheus:
      url: \${PROM}
      query: up{release="{{release}}"}
      max: 1
      basic: { username: me, password: '\${PASS}' }
  - datadog: { monitor: 5, appKey: '\${APP}', site: datadoghq.eu, name: errors }
pods: { restarts: 2 }`
    expect(await gatesOf(text)).toEqual({
      before: [
        {
          ...pace,
          kind: 'http',
          name: 'http https://shop.test/x',
          url: 'https://shop.test/x?k=tok-3n',
          headers: { 'X-Key': 'a tok-3n' },
          expect: 200,
          json: [{ path: '$.v', equals: 1 }],
          latency: { p95: 300, probes: 20 },
          timeout: 5_000,
          interval: 5_000
        },
        { ...pace, kind: 'command', run: './smoke.sh "${HOME}"', attempts: 1, timeout: 300_000, interval: 30_000 }
      ],
      after: [
        {
          ...pace,
          kind: 'prometheus',
          url: 'https://prom.test/p?key=q7',
          query: 'up{release="{{release}}"}',
          max: 1,
          basic: { username: 'me', password: 'pass-4' },
          window: 60_000
        },
        {
          ...pace,
          kind: 'datadog',
          name: 'errors',
          url: 'https://api.datadoghq.eu',
          monitor: 5,
          apiKey: 'dd-1',
          appKey: 'dd-2',
          window: 60_000
        }
      ],
      pods: { ...pods, restarts: 2 },
      secrets: ['tok-3n', 'https://prom.test/p?key=q7', 'pass-4', 'bWU6cGFzcy00', 'dd-1', 'dd-2']
    })
  })

  it('are none without any, and watch the pods unless they are told not to', async () => {
    expect([await gatesOf('before: []'), await gatesOf('pods: false')]).toEqual([
      { before: [], after: [], pods },
      { before: [], after: [] }
    ])
  })

  it('say which variable is missing, and for which key', async () => {
    const text = 'after: [{ newrelic: { account: 1, query: SELECT count(*) FROM T, min: 1 } }]'
    expect(await failure(() => gatesOf(text))).toEqual({
      code: 'CONFIG_INVALID',
      message:
        'environments.production.gates.after[0].newrelic.apiKey reads ${NEW_RELIC_API_KEY}, which is not set or empty.',
      hint: 'Pass it to the step: env: { NEW_RELIC_API_KEY: ${{ secrets.NEW_RELIC_API_KEY }} }'
    })
  })

  it('of the file are not read where an input says others', async () => {
    const config = await read(file("after: [{ prometheus: { url: '${NOWHERE}', query: up, max: 1 } }]"))
    const inputs = { gates: ['after /healthz 2xx'] }
    expect(settings(inputs, config, release, {}).gates).toEqual({
      before: [],
      after: [{ ...pace, kind: 'http', path: '/healthz', expect: '2xx', timeout: 5_000, interval: 5_000 }],
      pods
    })
  })

  it('of an input are asked before and after the traffic moves, unless they say when', () => {
    const gate = { ...pace, kind: 'http', timeout: 5_000, interval: 5_000, expect: 200 }
    expect(settings({ gates: ['before /ready 204', 'after /', '/healthz'] }, undefined, release, {}).gates).toEqual({
      before: [
        { ...gate, path: '/ready', expect: 204 },
        { ...gate, path: '/healthz' }
      ],
      after: [
        { ...gate, path: '/' },
        { ...gate, path: '/healthz' }
      ],
      pods
    })
  })

  it('are not asked for before traffic moves where the strategy can not wait there', async () => {
    const before = await read(file('before: [{ http: { path: / } }]'))
    expect(await failure(() => settings({ strategy: 'rolling' }, before, release, {}))).toMatchObject({
      code: 'CONFIG_INVALID',
      message:
        "environments.production.gates.before is to be asked before traffic moves: the strategy rolling can't wait there.",
      hint: 'Move these gates to after, or use the strategy blueGreen.'
    })
    expect(
      await failure(() => settings({ strategy: 'rolling', gates: ['before /healthz'] }, undefined, release, {}))
    ).toMatchObject({
      code: 'INPUT_INVALID',
      message: 'Input gates is "before /healthz": it must be without before.'
    })
    const rolling = settings({ strategy: 'rolling', gates: ['/healthz', 'after /ready 2xx'] }, before, release, {})
    expect(rolling.gates).toMatchObject({
      before: [],
      after: [
        { path: '/healthz', expect: 200 },
        { path: '/ready', expect: '2xx' }
      ]
    })
  })

  it('are refused with the key that was meant', async () => {
    expect(
      await wrong(`before:
  - htpp: { path: / }
  - http: { path: /, latancy: { p95: 1s } }
  - http: { path: /, latency: { p96: 1s } }
  - prometheus: { url: https://p, query: up, maxx: 1 }
aftr: []
pods: { restart: 0 }`)
    ).toEqual([
      'There is no key before[0].htpp; did you mean http?',
      'There is no key before[1].http.latancy; did you mean latency?',
      'There is no key before[2].http.latency.p96; did you mean p90?',
      'There is no key before[3].prometheus.maxx; did you mean max?',
      'There is no key aftr; did you mean after?',
      'There is no key pods.restart; did you mean restarts?'
    ])
  })

  it('are refused where they say too little, too much, or what can not be', async () => {
    expect(
      await wrong(`before:
  - http: { expect: 200 }
  - http: { path: /, url: https://x }
  - http: { path: /, method: POST }
  - http: { path: /, headers: { authorization: x } }
  - http: { path: /, bearer: '\${T}' }
  - http: { path: /, expect: 6xx }
  - http: { path: /, json: { path: $.a } }
  - http: { path: /, json: { path: a.b, equals: 1 } }
  - http: { path: /, matches: '(' }
  - http: { path: /, latency: { probes: 3 } }
  - prometheus: { url: https://p, query: 'up{v="{{vresion}}"}', max: 1 }
  - prometheus: { url: https://p, query: up }
  - prometheus: { url: https://p, query: up, maxIncrease: ten }
  - datadog: { max: 1 }
  - datadog: { query: avg:x, monitor: 1, max: 1 }
  - newrelic: { account: 1, query: SELECT 1 FROM T SINCE 1 hour ago, max: 1 }
  - {}`)
    ).toEqual([
      'before[0].http.path is missing, for example /healthz.',
      'before[1].http.url must not stand beside path, for example https://prometheus.example.com.',
      'before[2].http.method is "POST", but must be GET or HEAD through the API server, which asks Services; POST needs url.',
      'before[3].http.headers must not have Authorization: the API server keeps it to itself.',
      'before[4].http.path is "/", but takes no ca, bearer and basic: the API server keeps them to itself, for example /healthz.',
      'before[5].http.expect is "6xx", but must be a class such as 2xx, for example 200.',
      'before[6].http.json must say what the value must be: equals, min or max.',
      'before[7].http.json.path is "a.b", but must be a path of names and indexes, for example $.checks[0].status.',
      'before[8].http.matches is "(", but must be a regular expression, for example ^ok$.',
      'before[9].http.latency must have a bound: p50, p90, p95, p99 or max.',
      'before[10].prometheus.query is "up{v=\\"{{vresion}}\\"}", but must not name {{vresion}}: there are {{app}}, {{namespace}}, {{service}}, {{version}}, {{release}}, {{previous}}, {{previousVersion}}, {{window}}, for example sum(rate(http_requests_total{pod=~".*-{{release}}-.*",code=~"5.."}[{{window}}])).',
      'before[11].prometheus must have a bound: min, max, maxIncrease or maxDecrease.',
      'before[12].prometheus.maxIncrease is "ten", but must be a number or a percentage, for example 10%.',
      'before[13].datadog must have one of query and monitor.',
      'before[14].datadog must have one of query and monitor.',
      'before[15].newrelic.query is "SELECT 1 FROM T SINCE 1 hour ago", but takes no SINCE and UNTIL: window says them, for example SELECT percentage(count(*), WHERE error IS true) FROM Transaction WHERE appName = \'web\'.',
      'before[16] must have one of http, command, prometheus, datadog, newrelic, alarms, cloudwatch, alb, scan.'
    ])
  })

  it('show no secret that somebody wrote into the file', async () => {
    const said = await wrong(`before:
  - prometheus: { url: 'https://me:hunter2@p', query: up, max: 1, bearer: hunter2 }
  - http: { url: ftp://hunter2, headers: { X: 12345 } }
  - datadog: { monitor: 1, apiKey: hunter2 }`)
    expect(said.filter(line => /hunter2|12345/.test(line))).toEqual([])
    expect(said).toEqual([
      'before[0].prometheus.url must not hold credentials: there are bearer and basic for them, for example https://prometheus.example.com.',
      'before[0].prometheus.bearer must be ${NAME}, the name of an environment variable, for example ${NPM_TOKEN}.',
      'before[1].http.url must be an address that begins with https://, http:// or ${NAME}, for example https://prometheus.example.com.',
      'before[1].http.headers.X must be a text.',
      'before[2].datadog.apiKey must be ${NAME}, the name of an environment variable, for example ${NPM_TOKEN}.'
    ])
  })
})
