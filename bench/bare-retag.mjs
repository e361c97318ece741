// What a retag can't do without, in plain node: one GET, its digest, one PUT. `bare-retag.mjs HOST REPOSITORY TAG AS`.
import { createHash } from 'node:crypto'
import { Agent, request } from 'node:http'

const [host, repository, tag, as] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true })
const call = (method, path, headers, body) =>
  new Promise((resolve, reject) => {
    const outgoing = request(`http://${host}${path}`, { method, headers, agent }, answer => {
      const chunks = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () => resolve({ answer, bytes: Buffer.concat(chunks) }))
    })
    outgoing.on('error', reject).end(body)
  })
const accept = ['index', 'manifest'].map(kind => `application/vnd.oci.image.${kind}.v1+json`).join(', ')
const { answer, bytes } = await call('GET', `/v2/${repository}/manifests/${tag}`, { accept })
const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const headers = { 'content-type': answer.headers['content-type'], 'content-length': bytes.length }
const put = await call('PUT', `/v2/${repository}/manifests/${as}`, headers, bytes)
process.exit(put.answer.statusCode === 201 && put.answer.headers['docker-content-digest'] === digest ? 0 : 1)
