import { lanes } from '../../src/image/lanes.ts'
import { promote } from '../../src/image/promote.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'

/** `node promote-process.ts FROM TO TAG`: a promotion as a process of its own, which can be killed. */
const [from = '', to = '', tag = ''] = process.argv.slice(2)
const registry = registryClient({
  http: systemHttp({}),
  clock: systemClock,
  credentials: async () => undefined,
  report: silent
})
const request = { from: parseReference(from), to: parseReference(to), tags: [tag] }
await promote(
  { registry, lanes: lanes(4), report: silent },
  { ...request, referrers: true, signatures: true, refresh: false }
)
process.exit(0)
