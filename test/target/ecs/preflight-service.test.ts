import { describe, expect, it } from 'vitest'
import type { EcsRelease } from '../../../src/target/ecs/release.ts'
import type { Answers } from './answers.ts'
import { said, withService } from './preflight-asked.ts'
import { arn, digest, groups, now, rule, shopRelease, shopService, testRule } from './shop.ts'

describe('a service', () => {
  it.each([
    ['is gone', { status: 'INACTIVE' }, ['error: The service web is INACTIVE, and only an ACTIVE one takes releases.']],
    [
      'belongs to another tool',
      { deploymentController: { type: 'EXTERNAL' } },
      ['error: The service web has the deployment controller EXTERNAL: its task sets belong to another tool.']
    ],
    [
      'wants no tasks',
      { desiredCount: 0 },
      ['warning: The service web wants 0 tasks: nothing of the release would run.']
    ]
  ])('that %s is found', async (_what, more, expected) => {
    expect(await said(withService(more))).toEqual(expected)
  })

  it('that does not exist is found', async () => {
    expect(await said({ 'ecs:DescribeServices': () => ({ services: [] }) })).toEqual([
      'error: The cluster shop has no service web.'
    ])
  })

  it('whose only deployment never got there is no reason to wait', async () => {
    const deployments = [{ taskDefinition: arn('ecs', 'task-definition/web:7'), rolloutState: 'IN_PROGRESS' }]
    expect(await said(withService({ deployments }))).toEqual([
      'warning: The service web is not stable on web:7 yet, and nothing else runs there: this release takes its place.'
    ])
  })

  it.each([
    ['nobody we know', [], 'error: The service web is being deployed to web:8 by somebody else.'],
    [
      'a release before',
      [{ key: 'cutover:release', value: '1-0-9-00000000' }],
      'warning: The service web is still being deployed to release 1-0-9-00000000 (web:8): this release waits for its end.'
    ],
    ['this very release', [{ key: 'cutover:release', value: '1-1-0-0badcafe' }], undefined]
  ])('that is being deployed by %s is told apart', async (_who, tags, expected) => {
    const taskDefinition = arn('ecs', 'task-definition/web:8')
    const answers: Answers = {
      ...withService({ deployments: [{ taskDefinition, rolloutState: 'IN_PROGRESS' }] }),
      'ecs:DescribeTaskDefinition': ({ include }) => (include ? { tags } : { taskDefinition: {} })
    }
    expect(await said(answers)).toEqual(expected === undefined ? [] : [expected])
  })

  it('that cuts over by itself needs its rules, and a pause for the gates that come before', async () => {
    const answers = withService({
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5, lifecycleHooks: [] },
      loadBalancers: [
        { ...shopService.loadBalancers[0], advancedConfiguration: { alternateTargetGroupArn: groups[1] } }
      ]
    })
    expect(await said(answers, shopRelease(), { gatedBefore: true })).toEqual([
      'error: The service web deploys by BLUE_GREEN, and its load balancer lacks productionListenerRule, roleArn.',
      'error: The service web never pauses before production traffic moves: gates before the cutover could stop nothing.',
      "warning: The service web has no testListenerRule: gates before the cutover can't reach the new tasks through the load balancer."
    ])
  })
})

describe('load balancers', () => {
  it('that send to a container or port that the revision does not have are found', async () => {
    const loadBalancers = [
      { targetGroupArn: groups[0], containerName: 'nginx', containerPort: 80 },
      { targetGroupArn: groups[0], containerName: 'web', containerPort: 9090 }
    ]
    expect(await said(withService({ loadBalancers }))).toEqual([
      'error: The load balancer of the service web sends to port 80 of container nginx, and the task definition has no such container: web.',
      'error: The load balancer of the service web sends to port 9090 of container web, which the container does not map: 8080.'
    ])
  })

  it('of two services are refused without a rule, and with one that leaves traffic where nobody accounts for it', async () => {
    const two: EcsRelease = { ...shopRelease(), services: ['blue', 'green'] }
    const services = ['blue', 'green'].map((serviceName, at) => ({
      ...shopService,
      serviceName,
      loadBalancers: [{ ...shopService.loadBalancers[0], targetGroupArn: groups[at] }]
    }))
    const foreign = arn('elasticloadbalancing', 'targetgroup/legacy/03')
    const forwarding = (...targets: (string | undefined)[]): Answers => ({
      'ecs:DescribeServices': () => ({ services: services as never }),
      'elasticloadbalancing:DescribeRules': () => ({
        Rules: [
          {
            Actions: [
              {
                Type: 'forward',
                ForwardConfig: { TargetGroups: targets.flatMap(one => (one ? [{ TargetGroupArn: one }] : [])) }
              }
            ]
          }
        ]
      })
    })
    expect(await said(forwarding(), two)).toEqual([
      'error: No rule is named that carries the traffic of blue and green.'
    ])
    expect(await said(forwarding(groups[0]), two, { rules: [rule], testRule })).toEqual([
      'error: The rule listener-rule/app/front/1/2/3 forwards to targetgroup/blue/01, and not to targetgroup/blue/01 and targetgroup/green/02.'
    ])
    expect(await said(forwarding(...groups, foreign), two, { rules: [rule] })).toEqual([
      'error: The rule listener-rule/app/front/1/2/3 forwards to targetgroup/legacy/03 as well, which is no target group of these services.'
    ])
    expect(await said(forwarding(...groups), two, { rules: [rule], testRule })).toEqual([])
  })
})

describe('a repository', () => {
  const image = (letter: string, daysAgo: number, ...imageTags: string[]) => ({
    imageDigest: digest(letter),
    imageTags,
    imagePushedAt: new Date(now - daysAgo * 86_400_000)
  })
  const policy = (...rules: object[]): Answers => ({
    'ecr:GetLifecyclePolicy': () => ({ lifecyclePolicyText: JSON.stringify({ rules }) }),
    'ecr:DescribeImages': () => ({ imageDetails: [image('a', 13.5, '1.0.0'), image('b', 0, '1.1.0', 'latest')] })
  })
  const expire = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: 'expire' } })

  it('whose lifecycle rules delete what a rollback needs is found before it is needed', async () => {
    const one = expire(1, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 })
    const old = expire(1, {
      ...{ tagStatus: 'tagged', tagPatternList: ['1.*'], countType: 'sinceImagePushed' },
      ...{ countUnit: 'days', countNumber: 14 }
    })
    const message =
      'The lifecycle policy of shop/web deletes the image that a rollback of web needs (sha256:aaaaaaaaaaaa)'
    expect(await said(policy(one))).toEqual([`warning: ${message} now: rule 1, any, imageCountMoreThan 1.`])
    expect(await said(policy(old))).toEqual([`warning: ${message} in 12 h: rule 1, tagged 1.*, sinceImagePushed 14.`])
  })

  it('whose earlier rule keeps what a later one would delete is left alone', async () => {
    const kept = expire(1, {
      tagStatus: 'tagged',
      tagPrefixList: ['1.'],
      countType: 'imageCountMoreThan',
      countNumber: 50
    })
    const rest = expire(2, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 })
    expect(await said(policy(kept, rest))).toEqual([])
  })

  it('with tags that move is noted', async () => {
    const answers: Answers = {
      'ecr:DescribeRepositories': () => ({ repositories: [{ imageTagMutability: 'MUTABLE' }] })
    }
    expect(await said(answers)).toEqual([
      'note: Tags of the repository shop/web can be moved to other images. Releases go by digest, so nothing that runs changes by that.'
    ])
  })
})
