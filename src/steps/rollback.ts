import { loadConfig } from '../config/load.ts'
import { settings } from '../config/settings.ts'
import { CutoverError } from '../errors.ts'
import type { OneRecord } from '../record/one-record.ts'
import type { rollbackAction } from '../runner/actions.ts'
import type { Context } from '../runner/context.ts'
import type { WorkOf } from '../runner/step.ts'
import { goBack } from './back.ts'
import { targetOf } from './kubernetes.ts'
import { githubFor, overridesOf, type Plan, type PlanInputs } from './plan.ts'
import { recordedTogether, type Told } from './record.ts'
import { inWaves, placesOf } from './waves.ts'

/** The place that a step without a release works on: everything that the config says of the environment asked for. */
export async function placeOf(context: Context, inputs: PlanInputs): Promise<Pick<Plan, 'settings' | 'github'>> {
  const file = await loadConfig(context.files, inputs.config)
  if (!file && inputs.namespace === undefined && inputs.cluster === undefined)
    throw new CutoverError('INPUT_INVALID', 'Input namespace is missing.', {
      hint: 'Give namespace and app (on Amazon ECS cluster and service) as the release has them, or run where its .github/cutover.yml is.'
    })
  const occasion = { kind: 'dispatch', ref: '', prerelease: false } as const
  const environment = inputs.environment ?? (file ? undefined : 'production')
  // Nothing is built and no gate is asked on the way back, and so nothing is read for them.
  const overrides = {
    ...overridesOf(inputs),
    environment,
    built: false,
    gates: [],
    ...(inputs.namespace && !file ? { manifests: [] } : {})
  }
  return {
    settings: settings(overrides, file, occasion, context.environment),
    github: await githubFor(context, inputs.token)
  }
}

/** Back to the version before, or to the one that is named: from what is kept where it runs, without a build or a checkout. */
export const rollbackStep: WorkOf<typeof rollbackAction> = async (context, inputs) => {
  const plan = await placeOf(context, inputs)
  const { ecs } = plan.settings
  const { to, reason, 'dry-run': dryRun } = inputs
  const told = ecs
    ? await (await import('./ecs-back.ts')).goBack(context, { plan, ecs, to, reason, dryRun })
    : await inClusters(context, inputs, plan)
  const { outcome, summary, environment, version, previous: from, waves } = told.outputs
  return { ...told, outputs: { outcome, environment, summary, from, to: version, ...(waves ? { waves } : {}) } }
}

type Inputs = Parameters<typeof rollbackStep>[1]

/** One cluster after the other. */
async function inClusters(context: Context, inputs: Inputs, plan: Pick<Plan, 'settings' | 'github'>): Promise<Told> {
  const places = placesOf(targetOf(plan as Plan))
  const { reason, 'dry-run': dryRun } = inputs
  let to = inputs.to
  const wavesWith = (record?: OneRecord) =>
    places.map(({ wave = '', target }) => ({
      name: wave,
      async go() {
        const told = await goBack(context, { plan, target, wave, to, reason, record, dryRun })
        // Without a version the first cluster decides; the others must not go further back than it did.
        to ??= told.outputs.version
        return told
      }
    }))
  const { environment } = plan.settings
  const { hide } = context.report
  const rules = { goOn: () => to !== undefined, environment, version: to ?? '', hide }
  const [only] = wavesWith()
  const told =
    only && places.length === 1
      ? await only.go()
      : await recordedTogether(context, plan, record => inWaves(wavesWith(record), rules))
  return { ...told, outputs: { ...told.outputs, version: to ?? '' } }
}
