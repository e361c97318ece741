/**
 * The program of a stand-in, as it runs in a pod. It answers every path with 200, or serves files. Its environment says
 * where it listens (CUTOVER_PORTS) and makes it fail: CUTOVER_FAILS names paths that answer 500, CUTOVER_UNREADY makes all
 * paths answer 503.
 */
export const standInSource = `import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'

const { CUTOVER_PORTS = '8080', CUTOVER_FILES, CUTOVER_FAILS = '', CUTOVER_UNREADY, DRAIN_SECONDS = '10' } = process.env
const fails = new Set(CUTOVER_FAILS.split(',').filter(Boolean))
let draining = false

function file(path) {
  const full = join(import.meta.dirname, '..', CUTOVER_FILES, normalize('/' + decodeURIComponent(path)))
  const found = statSync(full, { throwIfNoEntry: false })
  if (found?.isDirectory()) return file(join(path, 'index.html'))
  return found && full
}

const answer = (request, response) => {
  if (draining) response.setHeader('connection', 'close')
  const { pathname } = new URL(request.url, 'http://pod')
  if (CUTOVER_UNREADY) return response.writeHead(503).end('not ready\\n')
  if (fails.has(pathname)) return response.writeHead(500).end('failing, as the rehearsal wants\\n')
  if (!CUTOVER_FILES) return response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\\n')
  const found = file(pathname)
  if (found) createReadStream(found).pipe(response.writeHead(200))
  else response.writeHead(404).end('not found\\n')
}
const servers = CUTOVER_PORTS.split(',').map(port => createServer({ keepAliveTimeout: 75_000 }, answer).listen(Number(port)))
process.once('SIGTERM', () => {
  draining = true
  setTimeout(() => process.exit(0), Number(DRAIN_SECONDS) * 1000)
})
`
