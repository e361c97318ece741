import { expect, test } from 'vitest'
import { systemClock } from '../../src/io/clock.ts'
import { systemHttp } from '../../src/io/http.ts'
import { githubOf } from '../../src/record/github.ts'
import { startGitHub } from '../../src/sandbox/github/github.ts'

import { release, stage } from './two-clusters.ts'

test('is one record of its environment, which tells of each cluster', async () => {
  const server = await startGitHub()
  const around = { http: systemHttp({}), clock: systemClock, signal: new AbortController().signal }
  const github = githubOf({ ...around, token: 'ghs', api: server.url, repository: server.repository })
  for (const version of ['1.0.0', '1.1.0']) server.publishRelease(`v${version}`)
  await release('1.0.0', 'stop', false, github)
  stage.bad = '1.1.0:us'
  await release('1.1.0', 'stop', false, github)
  const told = server
    .deployments()
    .map(({ ref, statuses }) => [
      ref,
      ...statuses.map(({ state, description }) => `${state} ${description.replace(/ to [\w-]+$/, '')}`)
    ])
  await server.stop()
  const gate = 'failed its gate under traffic: http /healthz: 500, expected 200'
  expect(told).toEqual([
    [
      'v1.0.0',
      'in_progress Started by',
      'in_progress SUCCEEDED: eu: web 1.0.0 is live',
      'in_progress SUCCEEDED: us: web 1.0.0 is live',
      'success SUCCEEDED: eu SUCCEEDED, us SUCCEEDED'
    ],
    [
      'v1.1.0',
      'in_progress Started by',
      'in_progress SUCCEEDED: eu: web 1.1.0 is live',
      expect.stringContaining(`in_progress ROLLED_BACK: us: 1.1.0 ${gate}`),
      expect.stringContaining(`failure ROLLED_BACK: Wave us (2 of 2): web 1.1.0 ${gate}`)
    ]
  ])
})
