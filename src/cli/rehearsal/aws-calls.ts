import type { CallName } from '../../aws/aws.ts'
import { isRead } from '../../aws/patient.ts'
import type { HttpRequest } from '../../io/http.ts'
import type { AwsFaultPlan } from '../../sandbox/aws/faults.ts'

/** Whether a call may change something, by its operation. */
export const writes = (operation: string): boolean => !isRead(`any:${operation}` as CallName)

/** The operation that a request asks for: the protocols of AWS say it in a header, or in a form. */
export function operationOf({ headers = {}, body }: HttpRequest): string {
  const target = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-target')?.[1]
  return target?.split('.').at(-1) ?? /(?:^|&)Action=(\w+)/.exec(String(body ?? ''))?.[1] ?? ''
}

/** Answers the `at`th call from now on that may change something with 500, once. */
export const failedWrite = (at: number): AwsFaultPlan => ({
  call: /:(?!Describe|List|Get|BatchGet|Simulate)/,
  skip: at - 1,
  effect: { fail: 'ServerException', status: 500, message: 'the rehearsal wants it so' }
})
