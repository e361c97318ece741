import { expect, it } from 'vitest'
import { parseBuildSecret, secretArguments } from '../../src/image/build-secret.ts'

it.each([
  ['npm=hunter2', { id: 'npm', value: 'hunter2' }],
  ['key=a=b,c', { id: 'key', value: 'a=b,c' }],
  ['empty=', { id: 'empty', value: '' }],
  ['id=npm', { id: 'npm', env: 'npm' }],
  ['id=npm,env=NPM_TOKEN', { id: 'npm', env: 'NPM_TOKEN' }],
  ['id=npm,src=.npmrc', { id: 'npm', src: '.npmrc' }],
  ['type=file,id=npm,source=.npmrc', { id: 'npm', src: '.npmrc' }],
  ['type=file', { id: 'type', value: 'file' }],
  ['id=npm,type=file,source=.npmrc', { id: 'npm', src: '.npmrc' }],
  ['id=npm,type=env,src=NPM_TOKEN', { id: 'npm', env: 'NPM_TOKEN' }]
])('the secret %s is read', (text, expected) => {
  expect(parseBuildSecret(text)).toEqual(expected)
})

it.each([
  ['hunter2', 'there is no name before an equals sign'],
  ['=hunter2', 'there is no name before an equals sign'],
  ['id=', 'it needs an id, and either env or src'],
  ['id=npm,env=A,src=B', 'it needs an id, and either env or src'],
  ['id=npm,value=hunter2', '"value" is no field of a secret']
])('the secret %s is refused without showing its value', (text, reason) => {
  expect(() => parseBuildSecret(text)).toThrow(
    expect.objectContaining({ code: 'INPUT_INVALID', message: `A build secret is not understood: ${reason}.` })
  )
})

it('values go into the environment, names onto the command line', () => {
  expect(
    secretArguments([
      { id: 'a', src: 'file' },
      { id: 'b', value: 'hunter2' }
    ])
  ).toEqual({
    args: ['--secret', 'id=a,src=file', '--secret', 'id=b,env=CUTOVER_BUILD_SECRET_1'],
    environment: { CUTOVER_BUILD_SECRET_1: 'hunter2' }
  })
})
