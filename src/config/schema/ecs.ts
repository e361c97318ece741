import * as z from 'zod'
import { taskSettings } from './ecs-task.ts'
import { awsRegion, duration, list, named, text, whole } from './fields.ts'
import { altogether } from './reach.ts'

/** What ECS takes for the name of a cluster, a service or a container. */
const name = (example: string) =>
  named(/^[A-Za-z0-9_][\w-]{0,254}$/, 'a name of letters, digits, _ and - with at most 255 characters').meta({
    examples: [example]
  })

const rule = named(
  /^arn:aws[\w-]*:elasticloadbalancing:[\w-]+:\d{12}:listener(?:-rule)?\/app\/\S+$/,
  'the ARN of a listener rule of an Application Load Balancer, or of a listener'
).meta({
  examples: ['arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener-rule/app/shop/1a2b/3c4d/5e6f']
})

const pair = z
  .array(name('web-blue'))
  .min(1)
  .max(2, 'must have one service, or two behind one load balancer')
  .refine(services => new Set(services).size === services.length, 'must be two services that differ')

/** What EventBridge takes for the name of a rule. */
const eventRule = named(/^[.\w-]{1,64}$/, 'the name of a rule of EventBridge').meta({ examples: ['nightly'] })

const schedule = z.union(
  [
    eventRule.transform(rule => ({ rule, bus: undefined })),
    z.strictObject({ rule: eventRule, bus: text.optional().describe('The event bus; `default` by default.') })
  ],
  { error: 'must be the name of a rule of EventBridge, or rule with bus' }
)

const task = z.strictObject({
  name: name('migrate').describe('Names the task in the log.'),
  container: name('web').optional().describe('The container that runs the command; the only essential one by default.'),
  command: list('npm').optional().describe('Instead of the command of the task definition.'),
  deadline: duration('10m').optional().describe('How long it may take; 10m by default.')
})

const keys = {
  cluster: name('shop').describe('The cluster, by its name.'),
  service: z
    .union([name('web'), pair], { error: 'must be a service, or a list of two behind one load balancer' })
    .transform(value => (typeof value === 'string' ? [value] : value))
    .describe('The service; or two behind one load balancer, between which weights move.')
    .meta({ examples: ['web', ['web-blue', 'web-green']] }),
  app: name('web')
    .optional()
    .describe('Names the lock and the releases among the task definitions; the service by default. Never change it.'),
  region: awsRegion.optional().describe('AWS_REGION by default.'),
  taskDefinition: text
    .optional()
    .describe('A file, JSON or JSONC; by default the revision that is live is the base.')
    .meta({ examples: ['ecs/web.json'] }),
  containers: z
    .record(name('web'), text)
    .optional()
    .describe('Which image of `images` each container gets; by default that of its own name.')
    .meta({ examples: [{ app: 'web' }] }),
  set: taskSettings.optional().describe('What the release sets in the task definition beside its images.'),
  rules: z
    .array(rule, { error: 'must be a list' })
    .min(1)
    .optional()
    .describe('For two services: what carries the traffic, listener rules or listeners with their default action.'),
  testRule: rule.optional().describe('For two services: the listener rule by which the idle one is reached for tests.'),
  lock: z
    .strictObject({
      bucket: named(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket').meta({ examples: ['acme-releases'] }),
      prefix: text.optional().describe('Before the name of the object; `cutover/` by default.')
    })
    .optional()
    .describe('A bucket for the lock object, which keeps two pipelines apart.'),
  schedules: z
    .array(schedule, { error: 'must be a list' })
    .optional()
    .describe('EventBridge rules whose ECS targets move to the same revision.')
    .meta({ examples: [['nightly']] }),
  tasks: z
    .array(task, { error: 'must be a list' })
    .refine(tasks => new Set(tasks.map(({ name }) => name)).size === tasks.length, 'must have names that differ')
    .optional()
    .describe('Run once a release before any traffic, one after another; each must end with exit code 0.'),
  keepRevisions: whole(1, 100)
    .optional()
    .describe('How many revisions are kept beside the live and the previous one; older ones of Cutover go.')
    .meta({ examples: [10] })
}

export const ecs = z
  .strictObject(keys)
  .refine(
    ({ service, rules }) => (service.length === 2) === (rules !== undefined),
    altogether('must have rules where it has two services, and nowhere else')
  )
  .refine(
    ({ service, testRule }) => service.length === 2 || testRule === undefined,
    altogether('must have a testRule only where it has two services')
  )
