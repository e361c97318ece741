import * as z from 'zod'
import { list, named, text, texts, whole } from './fields.ts'

const values = z.record(z.string(), z.string({ error: 'must be a text, in quotes if it looks like a number' }))

const port = z
  .union([whole(1, 65_535), named(/^\d{1,5}(?:\/(?:tcp|udp|sctp))?$/, 'a port')], { error: 'must be a port' })
  .meta({ examples: [8080, '53/udp'] })
  .transform(String)

export const append = z
  .strictObject({
    base: named(/^\S+$/, 'an image, or scratch')
      .describe('The image to append to; `scratch` for nothing.')
      .meta({ examples: ['nginx:1.29-alpine'] }),
    to: named(/^\/(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\0]*$/, 'a folder that begins with /, without . and ..')
      .optional()
      .describe('The folder of the image that gets what is in `context`; `/` by default.')
      .meta({ examples: ['/usr/share/nginx/html'] }),
    entrypoint: list('/server').optional().describe("Instead of the base's, whose `cmd` goes as well."),
    cmd: list('--port=8080').optional(),
    env: values.optional().describe("Added to the base's."),
    workdir: text.optional().meta({ examples: ['/srv'] }),
    user: text.optional().meta({ examples: ['65532:65532'] }),
    labels: values.optional(),
    exposedPorts: z.array(port, { error: 'must be a list' }).optional()
  })
  .describe('Builds without a Dockerfile and without any tool: what is in `context`, as one layer on a base image.')

const target = named(/^[\w-]+$/, 'the name of a target: letters, digits, _ and -').meta({ examples: ['web'] })
const files = texts('docker-bake.hcl')

export const bake = z
  .union(
    [
      files,
      z.strictObject({ files: files.optional(), target: target.optional(), allow: list('fs.read=..').optional() })
    ],
    {
      error: issue =>
        typeof issue.input === 'object' && !Array.isArray(issue.input)
          ? undefined
          : 'must be the path of a bake file, a list of them, or have files, target, allow'
    }
  )
  .transform(value => (Array.isArray(value) ? { files: value } : value))
  .describe('Builds a target of a bake file, by default that of the same name as the image, with `docker buildx bake`.')
