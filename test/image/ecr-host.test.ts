import { expect, test } from 'vitest'
import { ecrRegistry } from '../../src/image/ecr-host.ts'

test.each([
  ['123456789012.dkr.ecr.eu-central-1.amazonaws.com', 'eu-central-1'],
  ['123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1'],
  ['123456789012.dkr-ecr.eu-west-1.on.aws', 'eu-west-1'],
  ['ghcr.io', undefined],
  ['public.ecr.aws', undefined],
  ['123456789012.dkr.ecr.eu-central-1.amazonaws.com.evil.example', undefined]
])('%s is a registry of ECR in %s', (host, region) => {
  expect(ecrRegistry(host)).toEqual(region && { account: '123456789012', region })
})
