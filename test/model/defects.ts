/** One rule of the protocol, and the text that takes it out of the source. */
export interface Defect {
  readonly rule: string
  readonly file: string
  readonly from: string
  readonly to: string
  /** The world that shows it soonest, by a part of its name; all are searched where none is given. */
  readonly world?: string
}

export const defects: readonly Defect[] = [
  {
    rule: 'writes test the epoch',
    file: 'writes.ts',
    from: "[{ op: 'test', path: annotation(key.epoch), value: object.metadata.annotations[key.epoch] }]",
    to: '[]'
  },
  {
    rule: 'a reversal raises the epoch',
    file: 'goal.ts',
    from: "{ phase: 'reverse', outcome, why }, said, true)",
    to: "{ phase: 'reverse', outcome, why }, said)",
    world: 'two Services, tried'
  },
  {
    rule: 'a takeover raises the epoch',
    file: 'lock.ts',
    from: 'highestEpoch(seen, lock) + 1',
    to: '(lock ? lock.epoch : 1)'
  },
  {
    rule: 'the epoch outlives the Lease',
    file: 'lock.ts',
    from: '...[...services, ...deployments, ...routes].map(epochOf)',
    to: '0',
    world: 'who deletes'
  },
  {
    rule: 'fences are guarded by the version',
    file: 'writes.ts',
    from: "      { op: 'test', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion },\n      ...annotate(object, { [key.epoch]: String(epoch) }),",
    to: '      ...annotate(object, { [key.epoch]: String(epoch) }),'
  },
  {
    rule: 'Deployments are fenced too',
    file: 'decide.ts',
    from: '  fenceDeployments,\n  settleRoutes,',
    to: '  settleRoutes,'
  },
  {
    rule: 'Services are fenced before staging',
    file: 'decide.ts',
    from: '    fenceServices,\n    adopt,',
    to: '    adopt,',
    world: 'first release'
  },
  {
    rule: 'the traffic moves only when the release is ready',
    file: 'decide.ts',
    from: '    awaitReady,\n',
    to: ''
  },
  {
    rule: 'a cutover tests where the traffic is',
    file: 'writes.ts',
    from: "      { op: 'test', path: '/spec/selector', value: selectorOf(service) },\n",
    to: ''
  },
  {
    rule: 'what is selected is not retired',
    file: 'retire.ts',
    from: '.filter(deployment => !carriesTraffic(seen, releaseOfDeployment(deployment)))',
    to: '',
    world: 'who edits'
  },
  {
    rule: 'what failed is not scaled down while it is selected',
    file: 'reverse.ts',
    from: '  if (carriesTraffic(seen, journal.to)) return undefined\n  const green',
    to: '  const green',
    world: 'who edits'
  },
  {
    rule: 'the old release goes only after the bake',
    file: 'decide.ts',
    from: '  scaleGreen,\n  confirm',
    to: '  scaleGreen,\n  retire,\n  confirm'
  },
  {
    rule: 'a reversal fences Services that were not moved yet',
    file: 'reverse.ts',
    from: 'if (!live || epochOf(live) >= epoch) continue',
    to: 'if (!live || epochOf(live) >= epoch || !from || !equal(selectorOf(live), to)) continue',
    world: 'two Services, and a run'
  },
  {
    rule: 'a Service is moved back only while it is on the release',
    file: 'reverse.ts',
    from: 'if (!from || !(wide || equal(selectorOf(live), to)))',
    to: 'if (!from)',
    world: 'a plain Deployment with two Services, and'
  },
  {
    rule: 'a reversal ends when the traffic is given back to what failed',
    file: 'reverse.ts',
    from: '!live || releaseOf(selectorOf(live)) === journal.to',
    to: '!live',
    world: 'who edits'
  },
  {
    rule: 'the lock is respected',
    file: 'lock.ts',
    from: 'if (lock?.holder && !seen.leaseIdle)',
    to: 'if (false)',
    world: 'two releases at once'
  },
  {
    rule: 'a superseded run stops',
    file: 'lock.ts',
    from: 'if (seen.wasHolder) return',
    to: 'if (false) return',
    world: 'two releases at once'
  },
  {
    rule: 'a plain Deployment is adopted before green is staged',
    file: 'decide.ts',
    from: '    fenceServices,\n    adopt,',
    to: '    fenceServices,',
    world: 'first release'
  },
  {
    rule: 'the autoscaler of an adopted Deployment is pinned',
    file: 'adopt.ts',
    from: 'return pinAutoscaler(seen, deployment)',
    to: 'return undefined',
    world: 'an autoscaler of a plain'
  },
  {
    rule: 'the autoscaler of the old release goes before the traffic',
    file: 'decide.ts',
    from: '  freezeBlue,\n',
    to: '',
    world: 'an autoscaler'
  },
  {
    rule: 'green is as large as blue',
    file: 'stage.ts',
    from: 'return Math.max(replicas, ...live)',
    to: 'return live.length < 0 ? 0 : replicas',
    world: 'an autoscaler'
  },
  {
    rule: 'a hook that succeeded is not started again',
    file: 'hooks.ts',
    from: '  if (attempts.some(hasSucceeded)) return undefined\n  const failure = failureOf(last, seen.pods)',
    to: "  const failure = failureOf(last, seen.pods) ?? (hasSucceeded(last) ? 'done' : undefined)",
    world: 'a hook'
  },
  {
    rule: 'only releases beyond the history are deleted',
    file: 'retire.ts',
    from: 'releases[Math.max(0, world.goal.history - world.journal.from.length)]',
    to: 'world.journal.from[0]',
    world: 'two releases at once'
  },
  {
    rule: 'only what is ready gets a share',
    file: 'weigh.ts',
    from: 'serve(world) ?? raise(world, weight)',
    to: 'raise(world, weight)',
    world: 'by weights'
  },
  {
    rule: 'the journal says how far a share rises before it does',
    file: 'weigh.ts',
    from: "if (!weight) return note(world, { ...by, weight: { from: 0, to: first.weight } }, '')",
    to: 'if (!weight) return serve(world) ?? raise(world, { from: 0, to: first.weight }) ?? watchStep(world, { from: 0, to: first.weight })',
    world: 'by weights'
  },
  {
    rule: 'a canary gets a share only when its Service is there',
    file: 'backends.ts',
    from: 'if (!live) return { act',
    to: 'if (!live) continue\n    if (!live) return { act',
    world: 'by a canary'
  },
  {
    rule: 'a canary is made without a share',
    file: 'canaries.ts',
    from: "[weightMark]: '0'",
    to: "[weightMark]: '10'",
    world: 'by a canary'
  },
  {
    rule: 'a canary of a release whose run died is fenced, though it has no share yet',
    file: 'weigh.ts',
    from: "      releaseOfCanary(route) ?? ''",
    to: "      ''",
    world: 'first share of its canary'
  },
  {
    rule: 'the share of a canary is taken back before its release goes',
    file: 'canaries.ts',
    from: 'whole: ingress => (weightIn(ingress) === 0 ? [] : weighing(ingress, 0))',
    to: 'whole: () => []',
    world: 'canary hung, sent twice'
  }
]
