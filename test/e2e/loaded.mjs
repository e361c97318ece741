// Loaded before a built action by start.test.ts: prints to stderr, at the end, every file and built-in that was loaded.
import { registerHooks } from 'node:module'

const loaded = new Set()
registerHooks({
  load(url, context, next) {
    loaded.add(url)
    return next(url, context)
  }
})
process.on('exit', () => process.stderr.write(`loaded ${JSON.stringify([...loaded])}\n`))
