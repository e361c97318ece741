/** The library: what the actions and the command line are made of, for those who build their own pipeline on it. */
export type { Config } from './config/schema.ts'
export { type Settings, settings } from './config/settings.ts'
export { type Code, CutoverError, type Place } from './errors.ts'
export type { PinnedImage } from './image/image.ts'
export { type Lanes, lanes } from './image/lanes.ts'
export { type Promoted, type PromoteRequest, promote } from './image/promote.ts'
export { formatReference, parseReference, type Reference, sameRepository } from './image/reference.ts'
export { type Registry, type RegistryClient, registryClient } from './image/registry.ts'
export { planTags, type TagStep } from './image/tags.ts'
export { systemClock } from './io/clock.ts'
export { systemFiles } from './io/files.ts'
export { systemHttp } from './io/http.ts'
export { systemProcesses } from './io/process.ts'
export { type Swapped, swap } from './manifest/swap.ts'
export {
  buildStep,
  deployStep,
  promoteStep,
  releasePipeline,
  releaseWith,
  retireStep,
  rollbackStep,
  statusStep,
  swapStep,
  versionStep
} from './pipeline.ts'
export { releaseOf } from './release/event.ts'
export type { Release } from './release/release.ts'
export { type Decision, reconcile, type Target } from './rollout/engine.ts'
export { exitCode, type Outcome } from './rollout/outcome.ts'
export type { Context } from './runner/context.ts'
export { type Report, silent } from './runner/report.ts'
export type { Cluster } from './target/kubernetes/cluster.ts'
export { decide } from './target/kubernetes/decide.ts'
export type { ReleaseSet } from './target/kubernetes/release-set.ts'
export { render } from './target/kubernetes/render.ts'
export { rollOut } from './target/kubernetes/rollout.ts'
