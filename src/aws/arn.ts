export interface Arn {
  readonly partition: string
  readonly service: string
  /** Empty for what is global. */
  readonly region: string
  readonly account: string
  /** With the colons in it: `secret:db-AbCdEf:password::`. */
  readonly resource: string
}

/** The parts of an ARN; undefined for what is none: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function parseArn(text: string): Arn | undefined {
  const [, partition = '', service = '', region = '', account = '', resource = ''] =
    /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/s.exec(text) ?? []
  return resource === '' ? undefined : { partition, service, region, account, resource }
}
