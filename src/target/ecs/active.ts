import type { Aws } from '../../aws/aws.ts'
import { describeServices } from './observe.ts'
import type { Place } from './ports.ts'
import { groupsOf } from './read-service.ts'
import { actionsOf, sharesIn } from './rules.ts'

/** The service that most requests go to: its revision is the live one. The first where the rules do not tell. */
export async function activeService(aws: Aws, place: Omit<Place, 'app'>, signal?: AbortSignal): Promise<string> {
  const [first = '', ...others] = place.services
  const [rule] = place.rules
  if (others.length === 0 || rule === undefined) return first
  const described = await describeServices(aws, { ...place, app: '' }, signal)
  const groups = Object.fromEntries(described.map(one => [one.serviceName ?? '', groupsOf(one)]))
  const { shares } = sharesIn(await actionsOf(aws, rule, signal), groups)
  return place.services.reduce((most, one) => ((shares[one] ?? 0) > (shares[most] ?? 0) ? one : most), first)
}
