import { describe, expect, it } from 'vitest'
import type { BuildRequest } from '../../src/image/build.ts'
import { originLabels } from '../../src/image/build.ts'
import { buildxArguments } from '../../src/image/buildx.ts'

const request: BuildRequest = { repository: 'ghcr.io/acme/web', context: '.' }

describe('the arguments of a build', () => {
  it('are few when little is asked', () => {
    expect(buildxArguments(request, '/tmp/m.json')).toEqual([
      'buildx',
      'build',
      '--output',
      'type=image,name=ghcr.io/acme/web,push-by-digest=true,name-canonical=true,push=true',
      '--metadata-file',
      '/tmp/m.json',
      '.'
    ])
  })

  it('say all that can be asked, and no secret', () => {
    const everything: BuildRequest = {
      repository: '10.0.0.5:5000/web',
      insecure: true,
      context: 'app',
      file: 'app/Dockerfile.prod',
      target: 'run',
      platforms: ['linux/amd64', 'linux/arm64'],
      buildArgs: ['VERSION=1.4.2', 'HTTP_PROXY'],
      secrets: [
        { id: 'npm', value: 'hunter2' },
        { id: 'aws', src: 'a,b' },
        { id: 'token', env: 'GITHUB_TOKEN' }
      ],
      cacheFrom: ['type=gha', 'type=registry,ref=ghcr.io/acme/cache'],
      cacheTo: ['type=gha,mode=max'],
      labels: originLabels({
        version: '1.4.2',
        revision: 'abc',
        source: 'https://github.com/acme/web',
        created: 1_795_262_400_000
      }),
      annotations: ['index:a=b'],
      provenance: 'mode=max',
      sbom: 'true',
      builder: 'big',
      network: 'host',
      extra: ['--no-cache']
    }
    expect(buildxArguments(everything, 'm.json')).toEqual([
      ...['buildx', 'build', '--builder', 'big', '--file', 'app/Dockerfile.prod', '--target', 'run'],
      ...['--platform', 'linux/amd64,linux/arm64', '--build-arg', 'VERSION=1.4.2', '--build-arg', 'HTTP_PROXY'],
      ...['--secret', 'id=npm,env=CUTOVER_BUILD_SECRET_0', '--secret', 'id=aws,"src=a,b"'],
      ...['--secret', 'id=token,env=GITHUB_TOKEN'],
      ...['--cache-from', 'type=gha', '--cache-from', 'type=registry,ref=ghcr.io/acme/cache'],
      ...['--cache-to', 'type=gha,mode=max'],
      ...['--label', 'org.opencontainers.image.version=1.4.2', '--label', 'org.opencontainers.image.revision=abc'],
      ...['--label', 'org.opencontainers.image.source=https://github.com/acme/web'],
      ...['--label', 'org.opencontainers.image.created=2026-11-21T12:00:00.000Z'],
      ...['--annotation', 'index:a=b', '--provenance', 'mode=max', '--sbom', 'true', '--network', 'host', '--no-cache'],
      '--output',
      'type=image,name=10.0.0.5:5000/web,push-by-digest=true,name-canonical=true,push=true,registry.insecure=true',
      ...['--metadata-file', 'm.json', 'app']
    ])
  })
})
