import { expect, it } from 'vitest'
import { secretArguments } from '../../src/image/build-secret.ts'

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
