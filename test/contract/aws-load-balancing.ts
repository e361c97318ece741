import {
  type Action,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteTargetGroupCommand,
  DescribeListenersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  ModifyRuleCommand,
  RegisterTargetsCommand,
  type RuleCondition,
  SetRulePrioritiesCommand
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AwsSubject, clientSettings, refusal } from './aws-subject.ts'

/** What an implementation of Elastic Load Balancing (version 2) must do, by AWS's documentation. */
export function loadBalancingContract(name: string, start: () => Promise<AwsSubject>): void {
  let subject: AwsSubject
  let client: ElasticLoadBalancingV2Client
  let balancer = ''
  let listener = ''
  let blue = ''
  let green = ''

  beforeAll(async () => {
    subject = await start()
    client = new ElasticLoadBalancingV2Client(clientSettings(subject))
    balancer = await loadBalancer('shop')
    blue = await group('blue')
    green = await group('green')
    listener = await listen(balancer, 80, blue)
  })
  afterAll(() => subject?.stop())

  const loadBalancer = async (Name: string): Promise<string> => {
    const made = await client.send(new CreateLoadBalancerCommand({ Name, Subnets: subject.subnets }))
    return made.LoadBalancers?.[0]?.LoadBalancerArn ?? ''
  }
  const group = async (Name: string): Promise<string> => {
    const input = { Name, Protocol: 'HTTP', Port: 8080, VpcId: subject.vpc, TargetType: 'ip' } as const
    const made = await client.send(new CreateTargetGroupCommand(input))
    return made.TargetGroups?.[0]?.TargetGroupArn ?? ''
  }
  const listen = async (LoadBalancerArn: string, Port: number, TargetGroupArn: string): Promise<string> => {
    const DefaultActions = [{ Type: 'forward', TargetGroupArn } as const]
    const made = await client.send(
      new CreateListenerCommand({ LoadBalancerArn, Protocol: 'HTTP', Port, DefaultActions })
    )
    return made.Listeners?.[0]?.ListenerArn ?? ''
  }
  const split = (...weights: readonly (readonly [string, number])[]): Action[] => [
    {
      Type: 'forward',
      ForwardConfig: { TargetGroups: weights.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })) }
    }
  ]
  const host = (value: string): RuleCondition[] => [{ Field: 'host-header', HostHeaderConfig: { Values: [value] } }]
  const rule = async (Priority: number, Actions: Action[], Conditions = host('shop.example')): Promise<string> => {
    const made = await client.send(new CreateRuleCommand({ ListenerArn: listener, Priority, Conditions, Actions }))
    return made.Rules?.[0]?.RuleArn ?? ''
  }
  const weights = async (RuleArn: string): Promise<unknown> => {
    const { Rules = [] } = await client.send(new DescribeRulesCommand({ RuleArns: [RuleArn] }))
    const groups = Rules.flatMap(({ Actions = [] }) => Actions.flatMap(one => one.ForwardConfig?.TargetGroups ?? []))
    return groups.map(({ TargetGroupArn, Weight }) => [TargetGroupArn, Weight])
  }

  describe(`${name}, load balancing`, () => {
    test('a rule shares its requests among target groups by the weights that were set last', async () => {
      const arn = await rule(10, split([blue, 100], [green, 0]))
      const before = await weights(arn)
      await client.send(new ModifyRuleCommand({ RuleArn: arn, Actions: split([blue, 90], [green, 10]) }))
      const shared = await weights(arn)
      await client.send(new ModifyRuleCommand({ RuleArn: arn, Actions: split([green, 1]) }))
      expect([before, shared, await weights(arn)]).toEqual([
        [
          [blue, 100],
          [green, 0]
        ],
        [
          [blue, 90],
          [green, 10]
        ],
        [[green, 1]]
      ])
    })

    test('changing the actions of a rule leaves its conditions and its priority alone', async () => {
      const arn = await rule(11, split([blue, 1]), host('kept.example'))
      await client.send(new ModifyRuleCommand({ RuleArn: arn, Actions: split([green, 1]) }))
      const { Rules } = await client.send(new DescribeRulesCommand({ RuleArns: [arn] }))
      expect(Rules).toMatchObject([
        {
          RuleArn: arn,
          Priority: '11',
          IsDefault: false,
          Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['kept.example'] } }]
        }
      ])
    })

    test('a listener has its rules in the order of their priorities, and its default last', async () => {
      const { Rules = [] } = await client.send(new DescribeRulesCommand({ ListenerArn: listener }))
      expect(Rules.map(({ Priority, IsDefault }) => [Priority, IsDefault])).toEqual([
        ['10', false],
        ['11', false],
        ['default', true]
      ])
    })

    test('the default actions of a listener are replaced as a whole', async () => {
      const DefaultActions: Action[] = split([green, 5], [blue, 95])
      await client.send(new ModifyListenerCommand({ ListenerArn: listener, DefaultActions }))
      const { Listeners } = await client.send(new DescribeListenersCommand({ ListenerArns: [listener] }))
      expect(Listeners).toMatchObject([{ ListenerArn: listener, LoadBalancerArn: balancer, Port: 80, DefaultActions }])
    })

    test('a priority is one rule of the listener, and may be given to another one', async () => {
      expect(await refusal(rule(10, split([blue, 1])))).toEqual(['PriorityInUseException', 400])
      const arn = await rule(12, split([blue, 1]), host('moved.example'))
      await client.send(new SetRulePrioritiesCommand({ RulePriorities: [{ RuleArn: arn, Priority: 13 }] }))
      const { Rules } = await client.send(new DescribeRulesCommand({ RuleArns: [arn] }))
      expect(Rules).toMatchObject([{ Priority: '13' }])
    })

    test('a target group knows which load balancer uses it, and cannot be deleted while one does', async () => {
      const idle = await group('idle')
      const of = async (arn: string) => {
        const input = { TargetGroupArns: [arn] }
        const { TargetGroups } = await client.send(new DescribeTargetGroupsCommand(input))
        return [...new Set(TargetGroups?.[0]?.LoadBalancerArns)]
      }
      expect([await of(blue), await of(idle)]).toEqual([[balancer], []])
      const remove = (arn: string) => client.send(new DeleteTargetGroupCommand({ TargetGroupArn: arn }))
      expect(await refusal(remove(blue))).toEqual(['ResourceInUseException', 400])
      expect(await refusal(remove(idle))).toEqual('done')
    })

    test('what does not exist is not found, by names that tell what it is', async () => {
      const absent = (arn: string) => `${arn.slice(0, -16)}0000000000000000`
      expect([
        await refusal(client.send(new DescribeRulesCommand({ RuleArns: [absent(`${listener}/0000000000000000`)] }))),
        await refusal(client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [absent(blue)] }))),
        await refusal(client.send(new DescribeTargetGroupsCommand({ Names: ['nobody'] })))
      ]).toEqual([
        ['RuleNotFoundException', 400],
        ['TargetGroupNotFoundException', 400],
        ['TargetGroupNotFoundException', 400]
      ])
    })

    test('targets are registered by address and port, and asked for by them', async () => {
      const Targets = [{ Id: '10.0.0.1', Port: 8080 }, { Id: '10.0.0.2' }]
      await client.send(new RegisterTargetsCommand({ TargetGroupArn: blue, Targets }))
      const { TargetHealthDescriptions = [] } = await client.send(
        new DescribeTargetHealthCommand({ TargetGroupArn: blue })
      )
      expect(TargetHealthDescriptions.map(({ Target }) => [Target?.Id, Target?.Port])).toEqual([
        ['10.0.0.1', 8080],
        ['10.0.0.2', 8080]
      ])
    })
  })
}
