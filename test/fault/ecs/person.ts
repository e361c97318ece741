import type { OutputOf } from '../../../src/aws/aws.ts'
import type { Account } from './account.ts'
import { foreign } from './layout.ts'
import type { Reading } from './reading.ts'
import type { Watcher } from './watcher.ts'

/** How often a person looks at what he has begun. */
const every = 5_000

/** A share that no run gives. */
export const personal: readonly number[] = [77, 23]

/** Somebody who deploys by hand, and sees to it that his own deployment passes its hooks. */
export class Person {
  readonly #account: Account
  readonly #reading: Reading
  readonly #tell: (line: string) => void
  #watches = false

  constructor(account: Account, reading: Reading, tell: (line: string) => void) {
    this.#account = account
    this.#reading = reading
    this.#tell = tell
  }

  async #call(name: string, input: object): Promise<void> {
    this.#tell(`somebody: ${name} ${JSON.stringify(input).slice(0, 200)}`)
    await this.#account
      .perform('somebody', name, input)
      .catch((thrown: unknown) => this.#tell(`  refused: ${String(thrown)}`))
  }

  async weigh(rule: string, watcher: Watcher | undefined): Promise<void> {
    watcher?.meddled(rule, JSON.stringify(personal))
    const TargetGroups = this.#reading
      .weights(rule)
      .map(({ group }, index) => ({ TargetGroupArn: group, Weight: personal[index] ?? 0 }))
    const Actions = this.#reading
      .actions(rule)
      .map(action => ({ ...action, ForwardConfig: { ...action.ForwardConfig, TargetGroups } }))
    await this.#call('elasticloadbalancing:ModifyRule', { RuleArn: rule, Actions })
  }

  async deploy(service: string, taskDefinition: string, watcher: Watcher | undefined): Promise<void> {
    watcher?.meddled(service, taskDefinition)
    await this.#call('ecs:UpdateService', { service, taskDefinition })
    if (!this.#watches) void this.#see(service)
    this.#watches = true
  }

  async #see(service: string): Promise<void> {
    for (;;) {
      await this.#account.clock.sleep(every)
      const { current } = this.#reading.service(service)
      const version = current?.target.definition.containerDefinitions?.[0]?.image ?? ''
      if (!current || !version.endsWith(foreign)) continue
      const serviceDeploymentArns = [current.arn]
      const { serviceDeployments = [] } = this.#account.ask<OutputOf<'ecs:DescribeServiceDeployments'>>(
        'ecs:DescribeServiceDeployments',
        { serviceDeploymentArns }
      )
      const hooks = serviceDeployments[0]?.lifecycleHookDetails ?? []
      const hook = hooks.find(({ status }) => status === 'AWAITING_ACTION')
      if (hook)
        await this.#call('ecs:ContinueServiceDeployment', {
          ...{ serviceDeploymentArn: current.arn, hookId: hook.hookId, action: 'CONTINUE' }
        })
    }
  }
}
