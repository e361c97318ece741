import type { OutputOf } from '../../aws/aws.ts'
import { AwsFault, type AwsService, type Call, type Ground } from './service.ts'

type Described = NonNullable<OutputOf<'application-autoscaling:DescribeScalableTargets'>['ScalableTargets']>[number]
type Names = Pick<Described, 'ServiceNamespace' | 'ResourceId' | 'ScalableDimension'>
type RegisterScalableTarget = Names & Partial<Pick<Described, 'MinCapacity' | 'MaxCapacity' | 'SuspendedState'>>

interface DescribeScalableTargets {
  readonly ServiceNamespace: string
  readonly ResourceIds?: readonly string[]
  readonly ScalableDimension?: string
}

const notSuspended = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false
}

/** Application Auto Scaling: what is registered as scalable. It scales nothing. */
export function applicationAutoScaling({ region, account, id }: Ground): AwsService {
  const targets = new Map<string, Described>()
  const keyOf = (one: Names): string => `${one.ServiceNamespace} ${one.ResourceId} ${one.ScalableDimension}`
  return {
    name: 'application-autoscaling',
    json: { target: 'AnyScaleFrontendService', version: '1.1' },
    operations: {
      RegisterScalableTarget: (input: RegisterScalableTarget, { at }: Call) => {
        const old = targets.get(keyOf(input))
        const { MinCapacity = old?.MinCapacity, MaxCapacity = old?.MaxCapacity, SuspendedState } = input
        if (MinCapacity === undefined || MaxCapacity === undefined || MinCapacity > MaxCapacity) {
          throw new AwsFault('ValidationException', 'Maximum capacity cannot be less than minimum capacity')
        }
        const ScalableTargetARN = `arn:aws:application-autoscaling:${region}:${account}:scalable-target/${id(32)}`
        const role = `ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`
        const made: Described = {
          ScalableTargetARN,
          RoleARN: `arn:aws:iam::${account}:role/aws-service-role/${role}`,
          CreationTime: new Date(at),
          ...old,
          ...input,
          MinCapacity,
          MaxCapacity,
          SuspendedState: { ...notSuspended, ...old?.SuspendedState, ...SuspendedState }
        }
        targets.set(keyOf(input), made)
        return { ScalableTargetARN: made.ScalableTargetARN }
      },
      DeregisterScalableTarget: (input: Names) => {
        if (targets.delete(keyOf(input))) return {}
        throw new AwsFault('ObjectNotFoundException', `No scalable target registered for ${input.ResourceId}`)
      },
      DescribeScalableTargets: (input: DescribeScalableTargets) => ({
        ScalableTargets: [...targets.values()].filter(
          one =>
            one.ServiceNamespace === input.ServiceNamespace &&
            (!input.ResourceIds?.length || input.ResourceIds.includes(one.ResourceId ?? '')) &&
            (!input.ScalableDimension || one.ScalableDimension === input.ScalableDimension)
        )
      })
    }
  }
}
