/*
 * `node ecs-crowd-official.cjs BUNDLE SERVICE...`: runs amazon-ecs-deploy-task-definition once for each service, all at the
 * same time, and prints what became of each as JSON. A run takes its inputs before it first waits, and never rejects: what
 * it says in its own course tells whether it failed.
 */
const { AsyncLocalStorage } = require('node:async_hooks')
const { join } = require('node:path')

const [bundle, ...services] = process.argv.slice(2)
const run = require(bundle)
const course = new AsyncLocalStorage()
const print = process.stdout.write.bind(process.stdout)
process.stdout.write = text => {
  const [, error] = /^::error::(.*)/.exec(String(text)) ?? []
  if (error !== undefined) course.getStore().errors.push(error)
  return true
}

const started = services.map(service => {
  const told = { service, seconds: 0, errors: [] }
  const begun = performance.now()
  process.env.INPUT_SERVICE = service
  process.env['INPUT_TASK-DEFINITION'] = join(process.env.GITHUB_WORKSPACE, `${service}.json`)
  return course.run(told, run).then(() => {
    told.seconds = (performance.now() - begun) / 1e3
    return told
  })
})

Promise.all(started).then(runs => {
  process.exitCode = 0
  print(`${JSON.stringify(runs)}\n`)
})
