import * as z from 'zod'
import { named } from './fields.ts'

/** Texts as they are: whole numbers and booleans of YAML too, because ECS knows texts only. Of `1.10` YAML would leave 1.1. */
const values = (example: Readonly<Record<string, string>>) =>
  z
    .record(
      z.string().min(1),
      z.union([z.string(), z.int(), z.boolean()], { error: 'must be a text: put it in quotes' }).transform(String)
    )
    .optional()
    .meta({ examples: [example] })

const container = z.strictObject({
  environment: values({ LOG_LEVEL: 'info' }).describe('Variables, beside those that are there.'),
  secrets: values({ KEY: 'arn:aws:ssm:eu-central-1:123456789012:parameter/key' }).describe(
    'Variables from Secrets Manager or Parameter Store, by ARN; one of the same name takes the place of a plain variable.'
  ),
  logDriver: z
    .enum(['awsfirelens', 'awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'splunk', 'syslog'], {
      error: 'must be a log driver of Amazon ECS, such as awslogs'
    })
    .optional()
    .describe('Another driver than now starts without the options of the one before.'),
  logOptions: values({ 'awslogs-group': '/ecs/web' }).describe('Options of the log driver.'),
  firelensOptions: values({ 'enable-ecs-log-metadata': 'true' }).describe('Options of the FireLens log router.')
})

const size = (units: string, example: string) =>
  z
    .union([z.string(), z.number()], { error: `must be a size in ${units}` })
    .transform(String)
    .pipe(named(/^[\d.]+ ?(?:v[Cc][Pp][Uu]|VCPU|[Gg][Bb])?$/, `a size in ${units}`))
    .optional()
    .meta({ examples: [example] })

const families = [
  'LINUX',
  ...(['2004_CORE', '2016_FULL', '20H2_CORE'] as const).map(version => `WINDOWS_SERVER_${version}` as const),
  ...(['2019', '2022', '2025'] as const).flatMap(
    year => [`WINDOWS_SERVER_${year}_CORE`, `WINDOWS_SERVER_${year}_FULL`] as const
  )
] as const

/** What is set in the task definition beside its images. */
export const taskSettings = z.strictObject({
  cpu: size('CPU units or vCPU', '512').describe('Of the whole task.'),
  memory: size('MiB or GB', '1024').describe('Of the whole task.'),
  runtimePlatform: z
    .strictObject({
      cpuArchitecture: z.enum(['ARM64', 'X86_64'], { error: 'must be ARM64 or X86_64' }).optional(),
      operatingSystemFamily: z
        .enum(families, { error: 'must be an operating system of Amazon ECS, such as LINUX' })
        .optional()
    })
    .optional(),
  containers: z.record(z.string().min(1), container).optional().describe('What is set in containers, by their names.')
})
