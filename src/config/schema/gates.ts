import * as z from 'zod'
import { duration, label, named, whole } from './fields.ts'

const http = z.strictObject({
  path: named(/^\/[!-~]*$/, 'a path that begins with /').meta({ examples: ['/healthz'] }),
  service: label('web').optional().describe('The Service to ask; the first one by default.'),
  port: z
    .union([whole(1, 65_535), named(/^[a-z0-9][a-z0-9-]{0,14}$/, 'a name')], { error: 'must be a port or its name' })
    .optional()
    .meta({ examples: [8080] }),
  expect: whole(100, 599)
    .optional()
    .describe('The status of a good answer.')
    .meta({ examples: [200] }),
  timeout: duration('5s').optional().describe('For one request.'),
  attempts: whole(1, 100)
    .optional()
    .describe('So many failures in a row fail the gate.')
    .meta({ examples: [3] }),
  interval: duration('5s').optional().describe('Between two requests.')
})

export const gates = z
  .array(z.strictObject({ http }), { error: 'must be a list' })
  .meta({ examples: [[{ http: { path: '/healthz' } }]] })
