#!/usr/bin/env node
const oldestNode = 24

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.stderr.write(`error: Cutover needs Node ${oldestNode}; this is ${process.version}.\n`)
  process.exit(1)
}
const { commandLine } = await import('./command-line.ts')
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(signal))
const code = await commandLine(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  environment: process.env,
  signal: stop.signal
})
// A connection that somebody keeps open must not keep the command from ending; what was written has to be out first.
process.stdout.write('', () => process.exit(code))
