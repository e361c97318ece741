import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesLoaded, packagesLoaded, telling } from './loaded.ts'
import { runAction } from './runner.ts'

describe('the start of an action', () => {
  it('shows a wrong input as one error that names the input, the value and the fix', async () => {
    const ran = await runAction('release', { inputs: { strategy: 'bluegreen' } })
    expect({
      code: ran.code,
      annotations: ran.annotations,
      outputs: ran.outputs,
      summary: ran.summary,
      stderr: ran.stderr
    }).toEqual({
      code: 1,
      annotations: [
        {
          kind: 'error',
          title: 'INPUT_INVALID',
          message: 'Input strategy is "bluegreen": it must be one of blue-green, rolling.\nDid you mean blue-green?'
        }
      ],
      outputs: { outcome: 'STOPPED' },
      summary: '',
      stderr: ''
    })
  })

  it.each([
    ['release', 'imagee'],
    ['version', 'confg'],
    ['build', 'contxt'],
    ['swap', 'fils'],
    ['deploy', 'startegy'],
    ['rollback', 'reson'],
    ['status', 'fromat']
  ])('of %s loads no client, parser or schema before its inputs are right', async (action, misspelt) => {
    const ran = await runAction(action, { inputs: { [misspelt]: '1' }, node: telling })
    expect(ran.annotations.map(({ title }) => title)).toEqual(['INPUT_INVALID'])
    expect(await packagesLoaded(ran)).toEqual(['@actions/core'])
    expect(filesLoaded(ran).map(file => basename(file))).toEqual([
      'index.js',
      'index.js',
      expect.stringMatching(/^\d+\.index\.js$/),
      expect.stringMatching(/^\d+\.index\.js$/)
    ])
  })

  it('reads the inputs that a composite action hands on', async () => {
    const ran = await runAction('release', {
      env: { CUTOVER_INPUTS: JSON.stringify({ bake: 'soon', region: 'eu-central-1' }) }
    })
    expect(ran.annotations.map(({ message }) => message)).toEqual([
      'Input bake is "soon": it must be a duration.\nWrite whole numbers with units, such as 30s, 5m or 1h30m; 0 for none.'
    ])
  })

  it('masks secrets before it says anything, and never quotes one', async () => {
    const ran = await runAction('build', {
      inputs: { secrets: 'npm=s3cr3t-value', sbom: 'perhaps', image: 'ghcr.io/acme/web' }
    })
    expect(ran.masks).toContain('s3cr3t-value')
    expect(ran.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('s3cr3t-value')
  })

  it('says which event payload is no JSON', async () => {
    const ran = await runAction('version', { env: { GITHUB_EVENT_PATH: join(import.meta.dirname, 'runner.ts') } })
    expect(ran.annotations.map(({ title }) => title)).toEqual(['EVENT_UNUSABLE'])
  })
})
