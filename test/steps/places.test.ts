import { expect, test } from 'vitest'
import { placesOf } from '../../src/steps/waves.ts'

test('each wave has the access of its own, and the rest of its target', () => {
  const target = { namespace: 'shop', manifests: ['k8s/'], app: 'web', kubeconfig: 'all', onFailure: 'stop' as const }
  const waves = [
    { name: 'eu', namespace: 'shop' },
    { name: 'us', namespace: 'store', context: 'us-1' }
  ]
  expect(placesOf({ ...target, waves })).toEqual([
    { wave: 'eu', target: { namespace: 'shop', manifests: ['k8s/'], app: 'web', kubeconfig: 'all' } },
    { wave: 'us', target: { namespace: 'store', manifests: ['k8s/'], app: 'web', kubeconfig: 'all', context: 'us-1' } }
  ])
  expect(placesOf(target)).toEqual([
    { target: { namespace: 'shop', manifests: ['k8s/'], app: 'web', kubeconfig: 'all' } }
  ])
})
