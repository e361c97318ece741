import { describe } from 'vitest'
import { accessContract } from './cluster/access.ts'
import { applyContract } from './cluster/apply.ts'
import { jobsContract } from './cluster/jobs.ts'
import { objectsContract } from './cluster/objects.ts'
import { patchesContract } from './cluster/patches.ts'
import { readingContract } from './cluster/reading.ts'
import { rulesContract } from './cluster/rules.ts'
import { type Start, subject } from './cluster/subject.ts'
import { workloadsContract } from './cluster/workloads.ts'

/**
 * What Cutover relies on in an API server, asked over raw HTTP. The sandbox and a real kube-apiserver must both pass:
 * the sandbox is trusted as far as this reaches and no further.
 */
export function clusterContract(name: string, start: Start): void {
  describe(`${name} keeps the cluster contract`, () => {
    const api = subject(start)
    objectsContract(api)
    patchesContract(api)
    applyContract(api)
    readingContract(api)
    rulesContract(api)
    accessContract(api)
    workloadsContract(api)
    jobsContract(api)
  })
}
