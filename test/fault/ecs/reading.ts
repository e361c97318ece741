import type { OutputOf } from '../../../src/aws/aws.ts'
import type { ServiceState } from '../../../src/sandbox/aws/ecs/services/service.ts'
import type { Account } from './account.ts'
import { bucket, type Ground, type Mode } from './layout.ts'

type Rule = NonNullable<OutputOf<'elasticloadbalancing:DescribeRules'>['Rules']>[number]
type Action = NonNullable<Rule['Actions']>[number]

/** What is there, as AWS itself knows it: nothing of Cutover is used to find out. */
export class Reading {
  readonly #account: Account
  readonly #ground: Ground
  readonly names: readonly string[]

  constructor(account: Account, ground: Ground, mode: Mode) {
    this.#account = account
    this.#ground = ground
    this.names = mode === 'weights' ? ['blue', 'green'] : ['web']
  }

  get usersRule(): string {
    return this.#ground.rule
  }

  isUsers(rule: string): boolean {
    return rule === this.usersRule
  }

  actions(rule: string): readonly Action[] {
    const { Rules } = this.#account.ask<{ Rules: Rule[] }>('elasticloadbalancing:DescribeRules', { RuleArns: [rule] })
    return Rules[0]?.Actions ?? []
  }

  weights(rule = this.#ground.rule): { group: string; weight: number }[] {
    const forward = this.actions(rule).find(({ Type }) => Type === 'forward')
    return (forward?.ForwardConfig?.TargetGroups ?? []).map(({ TargetGroupArn = '', Weight = 1 }) => ({
      group: TargetGroupArn,
      weight: Weight
    }))
  }

  targets(group: string): { healthy: number; others: number } {
    const { TargetHealthDescriptions: all = [] } = this.#account.ask<
      OutputOf<'elasticloadbalancing:DescribeTargetHealth'>
    >('elasticloadbalancing:DescribeTargetHealth', { TargetGroupArn: group })
    const states = all.map(({ TargetHealth }) => TargetHealth?.State)
    const healthy = states.filter(state => state === 'healthy').length
    const others = states.filter(state => state === 'initial' || state === 'unhealthy').length
    return { healthy, others }
  }

  service(name: string): ServiceState {
    return this.#account.doors.ecs.find('default', name)
  }

  /** Between which numbers of tasks Application Auto Scaling keeps a service. */
  bounds(name: string): { MinCapacity?: number | undefined; MaxCapacity?: number | undefined } | undefined {
    const { ScalableTargets = [] } = this.#account.ask<OutputOf<'application-autoscaling:DescribeScalableTargets'>>(
      'application-autoscaling:DescribeScalableTargets',
      { ServiceNamespace: 'ecs', ResourceIds: [`service/default/${name}`] }
    )
    return ScalableTargets[0]
  }

  /** No service is on its way anywhere. */
  isStill(): boolean {
    return this.names.every(name => {
      const { current, fleets } = this.service(name)
      return !current && fleets.every(({ settled }) => settled)
    })
  }

  /** ARN of the newest revision that a service is to run. */
  newest(name: string): string {
    const { services = [] } = this.#account.ask<OutputOf<'ecs:DescribeServices'>>('ecs:DescribeServices', {
      services: [name]
    })
    const [one] = services
    return one?.taskSets?.find(({ status }) => status === 'PRIMARY')?.taskDefinition ?? one?.taskDefinition ?? ''
  }

  /** Versions that answer by a rule, each with its weight. */
  answering(rule = this.#ground.rule): string[] {
    const weighted = this.weights(rule).filter(({ weight }) => weight > 0)
    return weighted.flatMap(({ group, weight }) => this.#behind(group).map(version => `${version} ${weight}`)).sort()
  }

  #behind(group: string): string[] {
    const fleets = this.names.flatMap(name => this.service(name).fleets)
    const found = fleets.filter(({ revision, running }) => revision.groups.includes(group) && running > 0)
    return [...new Set(found.map(({ revision }) => versionOf(revision.definition.containerDefinitions)))]
  }

  /** All that is there, without names and numbers that differ from run to run. */
  shape(): string[] {
    const services = this.names.map(name => {
      const { fleets, config, desired, current } = this.service(name)
      const running = fleets.map(({ revision, wanted, running }) => {
        return `${versionOf(revision.definition.containerDefinitions)} ${running}/${wanted}`
      })
      const { groups } = { groups: (config.loadBalancers ?? []).length }
      return `service of ${desired}: ${running.join(', ')}; ${current?.status ?? 'nothing under way'}, ${groups} load balancers`
    })
    const rules = [this.#ground.rule, this.#ground.testRule].map(rule => {
      const actions = this.actions(rule).map(({ Type, ForwardConfig }) => [
        Type,
        ForwardConfig?.TargetGroupStickinessConfig
      ])
      return `rule ${JSON.stringify(actions)}: ${this.answering(rule).join(', ')}`
    })
    return [...services, ...rules, `lock ${this.#holder()}`].sort()
  }

  /** Who holds the lock, as its object says; nothing where there is none, and an empty name where it is free. */
  lock(): { readonly holder: string; readonly etag: string; readonly at: number } | undefined {
    const { Contents = [] } = this.#account.ask<{ Contents?: { Key: string }[] }>('s3:ListObjectsV2', {
      Bucket: bucket
    })
    const [Key] = Contents.map(one => one.Key)
    if (Key === undefined) return undefined
    const { Body, ETag, LastModified } = this.#account.ask<{ Body: Uint8Array; ETag: string; LastModified: Date }>(
      's3:GetObject',
      { Bucket: bucket, Key }
    )
    const { holder } = JSON.parse(Buffer.from(Body).toString('utf8')) as { holder: string }
    return { holder, etag: ETag, at: LastModified.getTime() }
  }

  #holder(): string {
    const lock = this.lock()
    return lock ? (lock.holder === '' ? 'free' : 'held') : 'absent'
  }
}

export const versionOf = (containers: readonly { image?: string | undefined }[] | undefined): string =>
  containers?.[0]?.image?.replace(/^.*:/, '') ?? ''
