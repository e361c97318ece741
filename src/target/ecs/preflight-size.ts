import { type Finding, problem } from './finding.ts'
import type { Revision } from './preflight-subject.ts'

/**
 * CPU units, and the MiB of memory that go with them: first, last, step.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
const sizes: ReadonlyMap<number, readonly [number, number, number]> = new Map([
  [256, [512, 2048, 512]],
  [512, [1024, 4096, 1024]],
  [1024, [2048, 8192, 1024]],
  [2048, [4096, 16384, 1024]],
  [4096, [8192, 30720, 1024]],
  [8192, [16384, 61440, 4096]],
  [16384, [32768, 122880, 8192]]
])
/** Of 0.25 vCPU there is no 1.5 GB. */
const isGap = (cpu: number, memory: number): boolean => cpu === 256 && memory === 1536
const largest = 16384

/** Task-level CPU and memory that Fargate has no place for, and a network mode that it does not know. */
export function reviewSize({ cpu, memory, networkMode }: Revision): Finding[] {
  const network =
    networkMode === 'awsvpc'
      ? []
      : [
          problem(
            `The task definition has the network mode ${networkMode ?? 'bridge'}, and Fargate knows awsvpc alone.`,
            'Set networkMode: awsvpc.'
          )
        ]
  return [...network, ...pair(cpu, memory)]
}

function pair(cpu: string | undefined, memory: string | undefined): Finding[] {
  const units = inUnits(cpu, 'vcpu')
  const mebibytes = inUnits(memory, 'gb')
  if (units === undefined || mebibytes === undefined) {
    const shown = `cpu ${cpu ?? 'missing'}, memory ${memory ?? 'missing'}`
    return [problem(`Fargate needs cpu and memory of the whole task: ${shown}.`, 'Write cpu: "256" and memory: "512".')]
  }
  // Larger ones than these may have come since.
  if (units > largest) return []
  const [least, most, step] = sizes.get(units) ?? []
  if (least === undefined || most === undefined || step === undefined) {
    return [
      problem(`Fargate has no tasks of cpu ${cpu}.`, `It has ${[...sizes.keys()].join(', ')} (1024 are one vCPU).`)
    ]
  }
  const fits = mebibytes >= least && mebibytes <= most && mebibytes % step === 0 && !isGap(units, mebibytes)
  if (fits) return []
  const there = units === 256 ? '512, 1024 or 2048' : `${least} to ${most} in steps of ${step}`
  return [
    problem(
      `Fargate has no tasks of cpu ${cpu} with memory ${memory}.`,
      `With that cpu it has memory of ${there} (MiB).`
    )
  ]
}

/** A whole number, or vCPUs and GB as ECS takes them too: `.5 vCPU`, `1GB`. */
function inUnits(text: string | undefined, unit: 'vcpu' | 'gb'): number | undefined {
  const [, number, word] = /^\s*(\d+|\d*\.\d+)\s*(vcpu|gb)?\s*$/i.exec(text ?? '') ?? []
  if (number === undefined) return undefined
  if (word === undefined) return Number(number)
  return word.toLowerCase() === unit ? Number(number) * 1024 : undefined
}
