import { chance } from './chance.ts'
import { type Case, isWrite, type Kind, kindsFor, type Planned, type Sent, type Successor, successors } from './plan.ts'
import { all, play } from './stages.ts'
import type { Trial } from './trial.ts'

/** A scenario as it goes when nothing goes wrong: what the faults are planned by, and how it must end. */
export interface Row {
  readonly scenario: Planned
  readonly plain: Trial
}

/** Plays a scenario without faults. */
export const rowOf = async (scenario: Planned): Promise<Row> => ({
  scenario,
  plain: await play({ scenario: scenario.name, faults: new Map(), successor: 'again' })
})

/** Those of these names; `ecs-*` is all that begin so. All of them without a name. */
export const rowsOf = (names: readonly string[]): Planned[] => {
  const fits = (name: string) => (one: string) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one)
  return all.filter(({ name }) => names.length === 0 || names.some(fits(name)))
}

/** What leaves something behind that a different successor could stumble over, or somebody who wakes up when it is done. */
const leavesTraces = (kind: Kind, sent: Sent): boolean =>
  kind === 'pause' || (isWrite(sent) && /^(crash|late|lost)/.test(kind))

const otherThan = ({ back }: Planned, turn: number): Successor => (back && turn % 2 === 0 ? 'back' : 'other')

/** Every fault at every request, with the same run again after it; and somebody else after what leaves traces. */
export function singles({ scenario, plain }: Row): Case[] {
  const { name } = scenario
  return plain.sent.flatMap((sent, index) =>
    kindsFor(sent).flatMap((kind, turn): Case[] => {
      const faults = new Map([[index, kind]])
      const next: Successor[] = leavesTraces(kind, sent) ? ['again', otherThan(scenario, index + turn)] : ['again']
      return next.map(successor => ({ scenario: name, faults, successor }))
    })
  )
}

/** `count` pairs of faults by chance. The first lets the run go on; the second may fall on what the first changed. */
export function pairs({ scenario, plain }: Row, count: number, seed: string): Case[] {
  const next = chance(`${seed}/${scenario.name}`)
  const below = (bound: number): number => Math.floor(next() * bound)
  const kindAt = (index: number, lasting: boolean): Kind => {
    const sent = plain.sent[index % plain.sent.length]
    const fit = sent ? kindsFor(sent).filter(kind => lasting || !/^(crash|pause)/.test(kind)) : []
    return fit[below(fit.length)] ?? 'error'
  }
  return Array.from({ length: count }, () => {
    const [first, second] = [below(plain.sent.length), below(plain.sent.length)].sort((a, b) => a - b) as [
      number,
      number
    ]
    const later = second > first ? second : first + 1
    const faults = new Map([
      [first, kindAt(first, false)],
      [later, kindAt(later, true)]
    ])
    const possible = successors.filter(one => one !== 'back' || scenario.back)
    return { scenario: scenario.name, faults, successor: possible[below(possible.length)] ?? 'again' }
  })
}

/** Does the run itself come to its end although a request failed, with no other run after it? */
export const survived = ({ first }: Pick<Trial, 'first'>, { plain }: Row): boolean =>
  first === plain.first || first === 'died' || first === 'paused'
