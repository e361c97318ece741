import * as z from 'zod'
import { label, named, text, texts, variable } from './fields.ts'

export const kubernetes = z.strictObject({
  namespace: label('shop'),
  manifests: texts('k8s/').describe('Files, folders, or patterns with * and **.'),
  app: label('shop')
    .max(40, 'must have at most 40 characters')
    .optional()
    .describe('Names the lock and the releases in the namespace. Never change it.'),
  context: text
    .optional()
    .describe('The context of the kubeconfig.')
    .meta({ examples: ['production'] }),
  kubeconfig: named(/^(?:\$\{[A-Za-z_]\w*\}|[^$]+)$/, 'a path, or ${NAME}')
    .meta({ examples: ['${PRODUCTION_KUBECONFIG}'] })
    .transform(value => ({ path: value, variable: variable.exec(value)?.[1] }))
    .optional()
    .describe('A path, or ${NAME}: the environment variable that holds the path. KUBECONFIG by default.')
})
