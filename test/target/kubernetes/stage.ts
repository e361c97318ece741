import { expect } from 'vitest'
import { releaseOf, replicasOf, selectorOf } from '../../../src/target/kubernetes/seen.ts'
import type { Write } from '../../../src/target/kubernetes/writes.ts'
import type { Pipeline, Stage } from '../../model/pipeline.ts'
import { plainShop } from '../../model/shop.ts'
import { World } from '../../model/world.ts'

export const holder = (name: string) => ({ run: { holder: name } })

/** A namespace with a shop that Cutover has never seen, and one with nothing. */
export const plain = (services?: readonly string[]): Stage => ({ world: plainShop(services) })
export const fresh = (): Stage => ({ world: new World() })

/** The release that the Service selects. */
export const live = ({ world }: Stage, service = 'web'): string | undefined => {
  const found = world.get('Service', service)
  return found && releaseOf(selectorOf(found))
}

/** The replicas that the Deployment asks for; -1 when there is none. */
export const size = ({ world }: Stage, deployment: string): number => {
  const found = world.get('Deployment', deployment)
  return found ? replicasOf(found) : -1
}

/** Runs a pipeline up to the first write that `matches`, and hands that write over unsent. */
export function untilWrite(pipeline: Pipeline, matches: (write: Write) => boolean): Write {
  for (let turn = 0; turn < 500; turn++) {
    const step = pipeline.next()
    if (step?.verb === 'gate') pipeline.look(step.when)
    else if (step && matches(step)) return structuredClone(step)
    else if (step) pipeline.land(step)
  }
  throw expect.fail(`never came to it: ${pipeline.said.join('\n')}`)
}

export const movesTraffic = (write: Write): boolean =>
  write.verb === 'patch' &&
  write.object.kind === 'Service' &&
  write.operations.some(o => o.path === '/spec/selector' && o.op === 'replace')
export const scalesDown = (write: Write): boolean =>
  write.verb === 'patch' && write.operations.some(o => o.path === '/spec/replicas' && 'value' in o && o.value === 0)
