import { messageOf } from '../../src/errors.ts'
import { signProvenance } from '../../src/runner/provenance.ts'

/** `node provenance-process.ts NAME DIGEST`: signs as a step does, whose environment the libraries read themselves. */
const [name = '', digest = ''] = process.argv.slice(2)
const told = await signProvenance({ name, digest }).then(
  bundle => ({ bundle }),
  (error: unknown) => ({ error: messageOf(error) })
)
process.stdout.write(`\n${JSON.stringify(told)}`)
