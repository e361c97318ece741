import { type Finding, note, problem, reviewed } from './finding.ts'
import { type Asking, containersOf, type Revision } from './preflight-subject.ts'

/** The groups of the driver awslogs exist, or may be made by ECS. */
export async function reviewLogs(asking: Asking, revision: Revision, fargate: boolean): Promise<readonly Finding[]> {
  const found = await Promise.all(
    containersOf(revision).map(async ({ name = '', logConfiguration }) => {
      const { logDriver, options = {} } = logConfiguration ?? {}
      if (logDriver !== 'awslogs') return []
      const streams =
        fargate && !options['awslogs-stream-prefix']
          ? [
              problem(
                `Container ${name} has no awslogs-stream-prefix, without which Fargate starts nothing.`,
                `Set the option awslogs-stream-prefix, for example to ${name}.`
              )
            ]
          : []
      const what = `The log group ${options['awslogs-group']} of container ${name}`
      return [...streams, ...(await reviewed(what, 'nice', () => reviewGroup(asking, name, options)))]
    })
  )
  return found.flat()
}

async function reviewGroup(
  { aws, signal }: Asking,
  container: string,
  options: Readonly<Record<string, string>>
): Promise<Finding[]> {
  const { 'awslogs-group': group, 'awslogs-region': region, 'awslogs-create-group': created } = options
  if (!group)
    return [problem(`Container ${container} has no awslogs-group.`, 'Set the option awslogs-group to a log group.')]
  if (created === 'true') return []
  if (region && region !== aws.region)
    return [
      note(
        `The log group ${group} of container ${container} is in ${region}: it was not looked at.`,
        'Make sure that it is there.'
      )
    ]
  const { logGroups = [] } = await aws.call('logs:DescribeLogGroups', { logGroupNamePrefix: group }, signal)
  if (logGroups.some(({ logGroupName }) => logGroupName === group)) return []
  return [
    problem(
      `The log group ${group} of container ${container} does not exist: no task would start.`,
      `Create it (aws logs create-log-group --log-group-name ${group}), or set awslogs-create-group: "true" and allow logs:CreateLogGroup to the execution role.`
    )
  ]
}
