import type { Aws, CallName, InputOf, OutputOf } from '../../../src/aws/aws.ts'
import { CutoverError } from '../../../src/errors.ts'

/** What AWS answers, call by call; what is not named there is denied. */
export type Answers = {
  [Name in CallName]?: (input: InputOf<Name>) => Partial<OutputOf<Name>>
}

export const denied = (name: string): CutoverError =>
  new CutoverError('CLOUD_DENIED', `${name}: AccessDenied.`, { hint: `Allow ${name}.` })

export const absent = (name: string): CutoverError =>
  new CutoverError('NOT_FOUND', `${name}: NotFound.`, { hint: 'Check the name.' })

/** The port to AWS with answers of a test, and what was asked of it. */
export function answering(answers: Answers, region = 'eu-central-1'): Aws & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    region,
    asked,
    async call(name, input) {
      asked.push(name)
      const answer = answers[name] as ((input: unknown) => unknown) | undefined
      if (!answer) throw denied(name)
      return answer(input) as never
    }
  }
}
