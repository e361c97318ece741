import { randomBytes } from 'node:crypto'
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  SecretsManagerClient
} from '@aws-sdk/client-secrets-manager'
import { GetParametersCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AwsSubject, clientSettings, refusal } from './aws-subject.ts'

const fresh = (prefix: string): string => `${prefix}-${randomBytes(4).toString('hex')}`

/** What Cutover relies on where secrets of task definitions lie: the Parameter Store, and Secrets Manager. */
export function parametersContract(name: string, start: () => Promise<AwsSubject>): void {
  describe(`the contract of parameters and secrets on ${name}`, () => {
    let subject: AwsSubject
    let ssm: SSMClient
    let secrets: SecretsManagerClient

    beforeAll(async () => {
      subject = await start()
      ssm = new SSMClient(clientSettings(subject))
      secrets = new SecretsManagerClient(clientSettings(subject))
    })
    afterAll(() => subject?.stop())

    async function parameter(Name: string, Value = 'kept'): Promise<string> {
      await ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString', Overwrite: true }))
      return Name
    }
    const get = (Names: string[], WithDecryption = true) =>
      ssm.send(new GetParametersCommand({ Names, WithDecryption }))

    test('parameters that are there come, and those that are not are named', async () => {
      const Name = await parameter(fresh('/shop/key'))
      const { Parameters, InvalidParameters } = await get([Name, '/shop/none'])
      expect([Parameters, InvalidParameters]).toMatchObject([
        [{ Name, Type: 'SecureString', Value: 'kept', Version: 1, ARN: expect.stringMatching(`:parameter${Name}$`) }],
        ['/shop/none']
      ])
    })

    test('without decryption the value of a secret is not shown', async () => {
      const Name = await parameter(fresh('/shop/key'))
      const { Parameters = [] } = await get([Name], false)
      expect(Parameters.map(({ Value }) => Value === 'kept')).toEqual([false])
    })

    test('a new value is a new version', async () => {
      const Name = await parameter(fresh('/shop/key'))
      await parameter(Name, 'changed')
      const { Parameters = [] } = await get([Name])
      expect(Parameters.map(({ Value, Version }) => [Value, Version])).toEqual([['changed', 2]])
    })

    test('more than ten names are too many', async () => {
      const names = Array.from({ length: 11 }, (_, index) => `/shop/${index}`)
      expect(await refusal(get(names))).toEqual(['ValidationException', 400])
    })

    test('a secret is found by name, by ARN, and by ARN without what AWS puts behind the name', async () => {
      const Name = fresh('shop/database')
      const { ARN = '' } = await secrets.send(new CreateSecretCommand({ Name, SecretString: 'kept' }))
      const found = async (SecretId: string) => (await secrets.send(new DescribeSecretCommand({ SecretId }))).ARN
      expect(ARN).toMatch(new RegExp(`^arn:aws:secretsmanager:[^:]+:\\d{12}:secret:${Name}-\\w{6}$`))
      expect([await found(Name), await found(ARN), await found(ARN.slice(0, -7))]).toEqual([ARN, ARN, ARN])
    })

    test('a secret shows when it was made, and nothing of what it holds', async () => {
      const Name = fresh('shop/database')
      await secrets.send(new CreateSecretCommand({ Name, SecretString: 'kept' }))
      const described = await secrets.send(new DescribeSecretCommand({ SecretId: Name }))
      expect(described).toMatchObject({ Name, CreatedDate: expect.any(Date) })
      expect(JSON.stringify(described)).not.toContain('kept')
    })

    test('a secret that is about to be deleted says so', async () => {
      const SecretId = fresh('shop/database')
      await secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'kept' }))
      const { DeletionDate } = await secrets.send(new DeleteSecretCommand({ SecretId }))
      const { DeletedDate } = await secrets.send(new DescribeSecretCommand({ SecretId }))
      expect([DeletionDate, DeletedDate]).toEqual([expect.any(Date), expect.any(Date)])
    })

    test('a secret that is not there is refused by name', async () => {
      const asked = secrets.send(new DescribeSecretCommand({ SecretId: 'nowhere' }))
      await expect(asked).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    })
  })
}
