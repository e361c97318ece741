import type { Defect } from '../defects.ts'

export const defects: readonly Defect[] = [
  {
    rule: 'ECS: a run ends only when no lost call can take effect',
    file: 'ecs/goal.ts',
    from: 'const [late] = seen.memory.lost.filter(({ until }) => until > now)',
    to: 'const [late] = seen.memory.lost.filter(() => false)',
    world: 'weights, lost calls'
  },
  {
    rule: 'ECS: tasks are not taken while a lost call can give them requests',
    file: 'ecs/weights-back.ts',
    from: 'Math.max(clearSince + goal.drain, ...lost.map(one => one.until))',
    to: 'clearSince + goal.drain',
    world: 'weights, lost calls'
  },
  {
    rule: 'ECS: a service gets requests when it is ready',
    file: 'ecs/decide-weights.ts',
    from: 'if (!missing && isReady(green, size)) return undefined',
    to: 'if (!missing) return undefined',
    world: 'weights, a release in steps'
  },
  {
    rule: 'ECS: no share rises beside targets that are not healthy',
    file: 'ecs/shift.ts',
    from: 'shareOf(next.rule, sides.green) < aim.share && !isReady(sides.green, 1)',
    to: 'false',
    world: 'weights, lost calls'
  },
  {
    rule: 'ECS: the gates before are asked before the weights',
    file: 'ecs/decide-weights.ts',
    from: '  gateBefore,\n  shift,',
    to: '  shift,',
    world: 'weights, a release in steps'
  },
  {
    rule: 'ECS: the gates before are asked at the last hook before users',
    file: 'ecs/decide-native.ts',
    from: "late(world) ?? judge(world, 'before', false)",
    to: 'late(world)',
    world: 'native, a release'
  },
  {
    rule: 'ECS: weights that somebody else set are left so',
    file: 'ecs/shift.ts',
    from: '  if (foreign) return foreignWeights(foreign.rule)\n  const next',
    to: '  const next',
    world: 'weights, a person'
  },
  {
    rule: 'ECS: a service that somebody else took is left so',
    file: 'ecs/roles.ts',
    from: 'return (own !== undefined && on !== revision) || isAfter(sent, newest)',
    to: 'return false',
    world: 'weights, a person'
  },
  {
    rule: "ECS: somebody else's deployment is left so",
    file: 'ecs/deployment.ts',
    from: '  if (overtaken) return',
    to: '  if (overtaken && false) return',
    world: 'rolling, a person'
  },
  {
    rule: 'ECS: the lock is respected',
    file: 'ecs/decide.ts',
    from: "if (lock.holder === '' || lock.idle)",
    to: 'if (true)',
    world: 'rolling, two releases at once with a lock'
  },
  {
    rule: 'ECS: the lock is not let go while a lost call can take effect',
    file: 'ecs/memory.ts',
    from: 'lost.every(({ until }) => until <= now)',
    to: 'lost.length >= 0 || now < 0',
    world: 'rolling, two releases at once with a lock, and refusals'
  },
  {
    rule: 'ECS: the tasks of an autoscaled service are left to its autoscaling',
    file: 'ecs/decide-weights.ts',
    from: 'goal.keepPrevious > 0 || blue.bounds ||',
    to: 'goal.keepPrevious > 0 ||',
    world: 'weights, autoscaled'
  },
  {
    rule: 'ECS: what CodeDeploy takes back is waited for',
    file: 'ecs/deployment.ts',
    from: "other.stage === 'BAKE_TIME' && !isTurning(other)",
    to: "other.stage === 'BAKE_TIME'",
    world: 'codedeploy, a release and'
  }
]
