import { AwsFault, type AwsService, type Ground } from '../service.ts'

/** Whether what a container's `secrets[].valueFrom` names is there: in Secrets Manager by ARN, else in the Parameter Store. */
export function secretsOn(ground: Ground, secrets: AwsService, parameters: AwsService): (valueFrom: string) => boolean {
  const call = (service: AwsService, operation: string, input: object): unknown => {
    const { region, account, clock } = ground
    const principal = `arn:aws:sts::${account}:assumed-role/ecsTaskExecutionRole/ecs`
    return service.operations[operation]?.(input as never, { operation, region, account, principal, at: clock.now() })
  }
  return valueFrom => {
    try {
      if (valueFrom.includes(':secretsmanager:')) {
        // Behind the ARN may stand a JSON key, a version stage and a version.
        call(secrets, 'DescribeSecret', { SecretId: valueFrom.split(':').slice(0, 7).join(':') })
        return true
      }
      const { Parameters } = call(parameters, 'GetParameters', { Names: [valueFrom] }) as { Parameters: object[] }
      return Parameters.length > 0
    } catch (thrown) {
      if (thrown instanceof AwsFault) return false
      throw thrown
    }
  }
}
