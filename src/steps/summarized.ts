import { CutoverError } from '../errors.ts'
import { summaryOfError } from '../record/summary-of-error.ts'
import type { Inputs } from '../runner/inputs.ts'
import type { Finished, Work } from '../runner/step.ts'

/** Gives work that ends in an error a summary as well: whoever opens the run reads there first what happened. */
export const summarized =
  <I extends Inputs, Name extends string>(work: Work<I, Name>): Work<I, Name> =>
  async (context, inputs): Promise<Finished<Name>> => {
    try {
      return await work(context, inputs)
    } catch (error) {
      if (!(error instanceof CutoverError)) throw error
      const outputs = { outcome: 'STOPPED' } as Partial<Record<Name, string>>
      return { outputs, summary: summaryOfError(error, context.report.hide), failure: error }
    }
  }
