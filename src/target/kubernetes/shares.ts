import { canaries, ingressKind } from './canaries.ts'
import type { KubeObject } from './objects.ts'
import { httpRoutes } from './routes.ts'
import type { Sharing } from './share.ts'

const sharingOf = ({ kind }: KubeObject): Sharing => (kind === ingressKind[1] ? canaries : httpRoutes)

/** Both kinds of objects by which releases share requests, each in its own way. */
export const shares: Sharing = {
  leads: (object, ...more) => sharingOf(object).leads(object, ...more),
  concerns: (object, ...more) => sharingOf(object).concerns(object, ...more),
  givesShare: (object, release) => sharingOf(object).givesShare(object, release),
  shareOf: (object, ...more) => sharingOf(object).shareOf(object, ...more),
  sharing: (object, ...more) => sharingOf(object).sharing(object, ...more),
  whole: (object, ...more) => sharingOf(object).whole(object, ...more),
  names: (object, service) => sharingOf(object).names(object, service)
}
