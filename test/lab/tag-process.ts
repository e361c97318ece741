import { setTimeout as pause } from 'node:timers/promises'
import { applyTags } from '../../src/image/apply-tags.ts'
import type { Digest } from '../../src/image/image.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemClock } from '../../src/io/clock.ts'
import { type Http, systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'

/** What one release has to tag: `place` is the repository. */
export interface Task {
  readonly place: string
  readonly version: string
  readonly digest: Digest
}

/**
 * How long a request or its answer is held back, in milliseconds: mostly not at all, at times for so long that the other
 * process does all of its work meanwhile. Alike delays would let two releases go on side by side and never meet.
 */
const delay = (): number => Math.random() ** 8 * 300

const plain = systemHttp({})
const dawdling: Http = {
  async send(request) {
    await pause(delay())
    const answer = await plain.send(request)
    await pause(delay())
    return answer
  }
}
const ports = { clock: systemClock, report: silent, credentials: async () => undefined }

/** A process that tags one release after the other, as it is told, while others do the same. Answers how many tags it had to set again, or an error. */
process.on('message', async ({ place, version, digest }: Task) => {
  try {
    // Each release is a run of its own: it knows nothing of the one before.
    const registry = registryClient({ ...ports, http: dawdling })
    const steps = await applyTags(registry, silent, { repository: parseReference(place), version, digest })
    process.send?.({ repairs: steps.length - new Set(steps.map(({ tag }) => tag)).size })
  } catch (error) {
    process.send?.(String(error))
  }
})
