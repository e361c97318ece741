import type { CutoverError } from '../errors.ts'
import { asCutoverError } from '../errors.ts'
import { type Inputs, readInputs, type Values } from './inputs.ts'
import type { Action, Work } from './step.ts'

function attempt<I extends Inputs>(inputs: I): Values<I> | CutoverError {
  try {
    return readInputs(inputs, process.env)
  } catch (error) {
    return asCutoverError(error)
  }
}

/**
 * Runs one action from its inputs to its exit code. Nothing is loaded before the inputs are read, so that a wrong one
 * costs no time; everything else, the reading of the event included, happens under the guard of `perform`.
 */
export async function run<I extends Inputs, Name extends string>(
  action: Action<I, Name>,
  work: Work<I, Name>
): Promise<void> {
  const inputs = attempt(action.inputs)
  const { perform } = await import('./step.ts')
  await perform(action, inputs, work)
}
