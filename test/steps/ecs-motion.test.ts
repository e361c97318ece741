import { expect, test } from 'vitest'
import { grouped } from '../target/ecs/grouped.ts'
import { young } from '../target/ecs/sandbox.ts'
import { shop } from './ecs-shop.ts'

/** The service has a circuit breaker, and `missing` is an image of which no task starts. */
async function breaking() {
  const here = await shop()
  const { sandbox, aws, clock, references } = here
  const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }
  await sandbox.perform('ecs:UpdateService', { service: 'web', deploymentConfiguration: breaker })
  await sandbox.ecs.settled('default', 'web')
  return {
    ...here,
    missing: references[0]?.replace(':1.1.0@', ':1.1.0-missing@') ?? '',
    async takenBack() {
      const isTurning = async () => {
        const { serviceDeployments = [] } = await aws.call('ecs:ListServiceDeployments', { service: 'web' })
        return serviceDeployments[0]?.status === 'ROLLBACK_IN_PROGRESS'
      }
      while (!(await isTurning())) await clock.sleep(1_000)
    }
  }
}

test('a release that ECS takes back at this moment is not sent again: run again it ends as what it is', async () => {
  const { deploy, missing, takenBack, changes, warnings, standing } = await breaking()
  const first = deploy('1.1.0', missing)
  await takenBack()
  const before = changes().length
  const again = await deploy('1.1.0', missing)
  expect(again.failure).toMatchObject({ code: 'ROLLED_BACK' })
  expect(changes().slice(before)).toEqual([])
  expect(warnings).toContain(
    'ECS takes this very release (web:2) of the service web back to web:1: this run waits for the end of that, and does not send it again. Once it is back, run this again if the release was not to blame.'
  )
  expect((await first).outputs.outcome).toBe('ROLLED_BACK')
  expect(await standing()).toEqual(['web:1 2/2'])
})

test('a release waits until ECS has taken the one before it back', async () => {
  const { deploy, missing, references, takenBack, warnings, standing } = await breaking()
  const first = deploy('1.1.0', missing)
  await takenBack()
  expect((await deploy('1.2.0', references[1] ?? '')).outputs).toMatchObject({
    outcome: 'SUCCEEDED',
    previous: 'web:1'
  })
  expect(warnings.filter(text => text.startsWith('ECS takes'))).toEqual([
    expect.stringMatching(
      /^ECS takes release 1-1-0-\w+ \(web:2\) of the service web back to web:1: this release waits /
    )
  ])
  await first
  expect(await standing()).toEqual(['web:3 2/2'])
})

test('a release takes the place of one whose old tasks CodeDeploy still keeps', async () => {
  const here = await shop()
  const { deploy, references } = here
  await grouped(here, { actionOnTimeout: 'CONTINUE_DEPLOYMENT' }, 'store')
  const where = { cluster: 'default', service: 'store' }
  expect((await deploy('1.1.0', references[0] ?? '', where)).outputs.outcome).toBe('SUCCEEDED')
  expect((await deploy('1.2.0', references[1] ?? '', where)).outputs).toMatchObject({
    ...{ outcome: 'SUCCEEDED', previous: '1.1.0' }
  })
})

test('a service that shifts traffic and whose first deployment fails ends a release at once, with what to do', async () => {
  const { deploy, references, aws, sandbox, clock, standing } = await shop()
  await young({ aws, sandbox }, 'store', 'shop/web:missing')
  await clock.sleep(120_000)
  const where = { cluster: 'default', service: 'store' }
  const from = clock.now()
  await expect(deploy('1.1.0', references[0] ?? '', where)).rejects.toMatchObject({
    code: 'PREFLIGHT_FAILED',
    message: expect.stringMatching(
      /- The first deployment of the service store \(web:2\) does not get there: \d+ of its tasks failed, and none runs\.$/
    ),
    hint: 'Take it to a task definition that runs (aws ecs update-service --task-definition), or create it again with one; then run this again.'
  })
  expect(clock.now() - from).toBeLessThan(10_000)
  await sandbox.perform('ecs:UpdateService', { service: 'store', taskDefinition: 'web:1' })
  await sandbox.ecs.settled('default', 'store')
  expect((await deploy('1.1.0', references[0] ?? '', where)).outputs.outcome).toBe('SUCCEEDED')
  expect(await standing('store')).toEqual(['web:3 2/2'])
})

test('what AWS says at the end of a message ends with one full stop', async () => {
  const { deploy, missing } = await breaking()
  expect((await deploy('1.1.0', missing)).failure).toMatchObject({
    code: 'ROLLED_BACK',
    message:
      'web 1.1.0: ECS takes 1.1.0 back: Service deployment rolled back because the circuit breaker threshold was exceeded.'
  })
})

test('a service that wants no tasks is warned of, before the release and back, for nothing is proven there', async () => {
  const { deploy, rollback, references, sandbox, warnings, standing } = await shop()
  await sandbox.perform('ecs:UpdateService', { service: 'web', desiredCount: 0 })
  await sandbox.ecs.settled('default', 'web')
  const { outputs, summary } = await deploy('1.1.0', references[0] ?? '')
  expect(outputs.outcome).toBe('SUCCEEDED')
  expect(summary).toContain('service web wants 0 tasks, so nothing of it has run')
  expect(warnings).toContain('The service web wants 0 tasks: nothing of the release would run. Set its desired count.')
  expect((await rollback()).summary).toContain('service web wants 0 tasks, so nothing of it has run')
  expect(await standing()).toEqual(['web:1 0/0'])
})
