import * as z from 'zod'
import { isFixed } from '../helm.ts'
import { flag, named, text, texts } from './fields.ts'

export const helm = z.strictObject({
  chart: text
    .refine(isFixed, 'must be a path of this repository, or oci:// with a version or a digest')
    .describe('A folder or archive of this repository, or oci://registry/path:version.')
    .meta({ examples: ['charts/shop'] }),
  release: named(/^[a-z0-9](?:[a-z0-9-]{0,51}[a-z0-9])?$/, 'a name of a-z, 0-9 and - with at most 53 characters')
    .optional()
    .describe('The name of the Helm release, which charts make names of. By default that of the app.')
    .meta({ examples: ['shop'] }),
  values: texts('charts/production.yml').optional().describe('Files with values; later ones go before earlier ones.'),
  set: z
    .record(z.string().min(1), z.unknown())
    .optional()
    .describe('Values that go before those of files. A key such as image.tag is a path; texts may read ${NAME}.')
    .meta({ examples: [{ replicas: 3, 'session.key': '${SESSION_KEY}' }] }),
  crds: flag.optional().describe("Whether the definitions in the chart's folder crds are part of the release.")
})
