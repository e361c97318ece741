import type { Act, Rehearsal } from '../../../src/cli/rehearsal/result.ts'

const start = Date.UTC(2026, 10, 21, 15, 30)

const act = (title: string, version: string, from: number, to: number, more: Partial<Act> = {}): Act => ({
  title,
  version,
  outcome: 'SUCCEEDED',
  expected: 'SUCCEEDED',
  from: start + from,
  to: start + to,
  phases: [],
  moves: [],
  ...more
})

/** Two releases, the second one bad, in one second of traffic. */
export function sample(changes: Partial<Rehearsal> = {}): Rehearsal {
  const slices = ['1.0.0', '1.0.0', '1.1.0', '1.1.0', '1.2.0', '1.1.0'].map(version => ({
    answered: { [version]: 20 },
    lost: 0
  }))
  return {
    way: 'kubernetes',
    repository: 'acme/shop',
    startedAt: start - 1000,
    endedAt: start + 600,
    rate: 200,
    services: ['web'],
    acts: [
      act('Release 1.1.0', '1.1.0', 100, 300, {
        phases: [{ title: 'Cut over', from: start + 120, to: start + 290, failed: false }],
        moves: [{ service: 'web', to: '1.1.0', at: start + 200 }]
      }),
      act('Release 1.2.0', '1.2.0', 350, 550, {
        outcome: 'ROLLED_BACK',
        expected: 'ROLLED_BACK',
        moves: [
          { service: 'web', to: '1.2.0', at: start + 400 },
          { service: 'web', to: '1.1.0', at: start + 500 }
        ]
      })
    ],
    traffic: {
      startedAt: start,
      slices,
      answered: { '1.0.0': 40, '1.1.0': 60, '1.2.0': 20 },
      lost: 0,
      heldBack: 0,
      losses: [],
      latency: { p50: 1, p99: 2, longest: 3 }
    },
    load: [{ name: 'Kubernetes API', reads: 3, writes: 2 }],
    notes: ['A release is watched for 4s.'],
    ...changes
  }
}

/** The same, with two requests lost. */
export function lossy(): Rehearsal {
  const { traffic } = sample()
  const slices = traffic.slices.map((slice, index) => (index === 4 ? { ...slice, lost: 2 } : slice))
  return sample({ traffic: { ...traffic, slices, lost: 2, losses: [{ at: start + 420, what: 'socket hang up' }] } })
}
