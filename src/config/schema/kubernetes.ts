import * as z from 'zod'
import { label, named, text, texts, variable } from './fields.ts'
import { helm } from './helm.ts'
import { altogether } from './reach.ts'

const access = {
  context: text
    .optional()
    .describe('The context of the kubeconfig.')
    .meta({ examples: ['production'] }),
  kubeconfig: named(/^(?:\$\{[A-Za-z_]\w*\}|[^$]+)$/, 'a path, or ${NAME}')
    .meta({ examples: ['${PRODUCTION_KUBECONFIG}'] })
    .transform(value => ({ path: value, variable: variable.exec(value)?.[1] }))
    .optional()
    .describe('A path, or ${NAME}: the environment variable that holds the path. KUBECONFIG by default.')
}

const keys = {
  namespace: label('shop'),
  manifests: texts('k8s/')
    .optional()
    .describe('Files, folders, or patterns with * and **. A folder with a kustomization is rendered.'),
  helm: helm.optional().describe('A chart whose objects are part of the release.'),
  app: label('shop')
    .max(40, 'must have at most 40 characters')
    .optional()
    .describe('Names the lock and the releases in the namespace. Never change it.'),
  ...access,
  waves: z
    .array(z.strictObject({ name: label('eu'), namespace: label('shop').optional(), ...access }), {
      error: 'must be a list'
    })
    .min(1)
    .refine(waves => new Set(waves.map(({ name }) => name)).size === waves.length, 'must have names that differ')
    .optional()
    .describe('Clusters that get the release one after another, each once the one before has kept it.'),
  onFailure: z
    .enum(['stop', 'rollback'], { error: 'must be stop or rollback' })
    .optional()
    .describe('What becomes of the waves before one that fails: they keep the release (stop), or go back as well.')
}

export const kubernetes = z
  .strictObject(keys)
  .refine(({ manifests, helm }) => manifests ?? helm, altogether('must have manifests, helm or both'))
