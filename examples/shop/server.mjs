// A shop in one file: no dependencies, three products, and the manners that a release without lost requests needs.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
const {
  PORT = '8080',
  CURRENCY = 'EUR',
  GREETING = 'Good things for small kitchens',
  DRAIN_SECONDS = '10'
} = process.env

const products = [
  { id: 'kettle', name: 'Enamel kettle', price: 39 },
  { id: 'apron', name: 'Linen apron', price: 29.5 },
  { id: 'jar', name: 'Preserving jar', price: 4.2 }
]

/** Throws for a currency that does not exist: the kind of mistake in a configuration that no start-up check sees. */
const price = amount => new Intl.NumberFormat('en-IE', { style: 'currency', currency: CURRENCY }).format(amount)

const page = () => `<!doctype html>
<html lang="en">
<title>Shop</title>
<h1>${GREETING}</h1>
<ul>${products.map(({ id, name }) => `<li><a href="/products/${id}">${name}</a></li>`).join('')}</ul>
<footer>Shop ${version}</footer>
</html>
`

function product(id) {
  const found = products.find(one => one.id === id)
  return found && { ...found, price: price(found.price), version }
}

/** What the pod says of itself: `/ready` that it can answer, `/healthz` that it can also sell. */
const routes = {
  '/': () => ({ type: 'text/html; charset=utf-8', body: page() }),
  '/ready': () => ({ type: 'text/plain', body: 'ready\n' }),
  '/healthz': () => ({ type: 'text/plain', body: `a basket costs ${price(products[0].price + products[2].price)}\n` })
}

function answer(path) {
  const id = /^\/products\/([\w-]+)$/.exec(path)?.[1]
  if (id === undefined) return routes[path]?.()
  const found = product(id)
  return found && { type: 'application/json', body: `${JSON.stringify(found)}\n` }
}

let draining = false

const server = createServer((request, response) => {
  response.setHeader('x-version', version)
  // Said with the last answer of a connection, so that no client sends another request into its end.
  if (draining) response.setHeader('connection', 'close')
  try {
    const found = answer(new URL(request.url, 'http://shop').pathname)
    if (found) response.writeHead(200, { 'content-type': found.type }).end(found.body)
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n')
  } catch (error) {
    process.stderr.write(`${request.url}: ${error.message}\n`)
    response.writeHead(500, { 'content-type': 'text/plain' }).end(`${error.message}\n`)
  }
})

server.keepAliveTimeout = 75_000
server.listen(Number(PORT), () => process.stdout.write(`shop ${version} listens on ${PORT}\n`))

process.once('SIGTERM', () => {
  draining = true
  // New connections are still taken: those who route traffic may not have heard yet that this pod ends.
  setTimeout(() => server.close(() => process.exit(0)).closeIdleConnections(), Number(DRAIN_SECONDS) * 1000)
})
