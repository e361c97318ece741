import { expect, test } from 'vitest'
import { Pipeline, type Stage } from '../../model/pipeline.ts'
import { goalFor } from '../../model/shop.ts'
import { holder, movesTraffic, plain, untilWrite } from './stage.ts'

/** A GitOps controller sets the selector to what its manifests say. */
function heal(stage: Stage, selector: Record<string, string>): void {
  const service = stage.world.get('Service', 'web')
  if (!service) throw expect.fail('there is no Service web')
  const managedFields = [
    { manager: 'cutover', fieldsV1: { 'f:metadata': { 'f:annotations': {} } } },
    { manager: 'argocd-controller', fieldsV1: { 'f:spec': { 'f:selector': {} } } }
  ]
  const metadata = { ...service.metadata, managedFields }
  stage.world = stage.world.put({ ...service, metadata, spec: { ...(service.spec as object), selector } })
}

function secondRelease(): { stage: Stage; pipeline: Pipeline } {
  const stage = plain()
  new Pipeline(stage, goalFor('1.0.0')).run()
  return { stage, pipeline: new Pipeline(stage, goalFor('1.1.0', holder('second'))) }
}

test('who changed a selector before the cutover is named, with what has to end', () => {
  const { stage, pipeline } = secondRelease()
  untilWrite(pipeline, movesTraffic)
  heal(stage, { app: 'other' })
  expect([pipeline.run(), pipeline.said.at(-1)]).toEqual([
    'STOPPED',
    'STOPPED: somebody else (argocd-controller) changed the selector of Service web to {"app":"other"}: have it leave the selector alone; the traffic is on 1.0.0'
  ])
})

test('who moved the traffic in the bake is named, with what has to end', () => {
  const { stage, pipeline } = secondRelease()
  pipeline.land(untilWrite(pipeline, () => pipeline.said.includes('1.1.0 has all the traffic')))
  heal(stage, { app: 'web' })
  expect([pipeline.run(), pipeline.said.at(-1)]).toEqual([
    'SUPERSEDED',
    'SUPERSEDED: somebody else (argocd-controller) changed the selector of Service web to {"app":"web"}: have it leave the selector alone; it stays as it was found'
  ])
})

test('a run whose journal somebody removed stops, and says so', () => {
  const { stage, pipeline } = secondRelease()
  untilWrite(pipeline, movesTraffic)
  const lease = stage.world.get('Lease', 'cutover-shop') ?? expect.fail('there is no Lease')
  stage.world = stage.world.put({ ...lease, metadata: { ...lease.metadata, annotations: {} } })
  expect([pipeline.run(50), pipeline.said.at(-1)]).toEqual([
    'SUPERSEDED',
    'SUPERSEDED: somebody removed the journal from the Lease cutover-shop; the next run starts from what the Services select'
  ])
})
