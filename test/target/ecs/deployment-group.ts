const role = 'arn:aws:iam::123456789012:role/codedeploy'

interface Group {
  /** The listeners' rules, for users and for tests. */
  readonly rule: string
  readonly testRule: string
  readonly ready: object
  /** Minutes for which old tasks are kept. */
  readonly keeps: number
  readonly serviceName: string
}

/** What makes a deployment group of the application `shop` between target groups web-a and web-b. */
export const groupOf = ({ rule, testRule, ready, keeps, serviceName }: Group) => ({
  ...{ applicationName: 'shop', deploymentGroupName: 'web', serviceRoleArn: role },
  deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
  blueGreenDeploymentConfiguration: {
    deploymentReadyOption: ready,
    terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: keeps }
  },
  loadBalancerInfo: {
    targetGroupPairInfoList: [
      {
        targetGroups: [{ name: 'web-a' }, { name: 'web-b' }],
        prodTrafficRoute: { listenerArns: [listener(rule)] },
        testTrafficRoute: { listenerArns: [listener(testRule)] }
      }
    ]
  },
  ecsServices: [{ clusterName: 'default', serviceName }]
})

const listener = (arn: string): string => arn.replace(':listener-rule/', ':listener/').replace(/\/[^/]*$/, '')
