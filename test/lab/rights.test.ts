import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject } from 'vitest'
import { parse, parseAllDocuments, stringify } from 'yaml'
import { asCutoverError } from '../../src/errors.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { type Report, silent } from '../../src/runner/report.ts'
import { ApiServer } from '../../src/target/kubernetes/client.ts'
import { openAccess } from '../../src/target/kubernetes/kubeconfig.ts'
import type { KubeObject } from '../../src/target/kubernetes/objects.ts'
import { prepare } from '../../src/target/kubernetes/prepare.ts'
import { type Right, type Rule, rights, roleYaml, ruleYaml } from '../../src/target/kubernetes/rights.ts'
import { kubeconfigAs } from './accounts.ts'
import { it, type Shop } from './shop.ts'

async function manifestsOf({ workspace }: Shop): Promise<{ object: KubeObject }[]> {
  const folder = join(workspace, 'k8s')
  const texts = await Promise.all((await readdir(folder)).map(name => readFile(join(folder, name), 'utf8')))
  return texts.flatMap(text => parseAllDocuments(text)).map(document => ({ object: document.toJS() as KubeObject }))
}

/** The administrator's kubeconfig, in the name of another. */
async function kubeconfigOf(shop: Shop, name: string): Promise<string> {
  const { users } = parse(await readFile(inject('parts').kubeconfig, 'utf8'))
  return kubeconfigAs(shop, { ...users[0].user, as: name }, name)
}

/** Asks whether a release may go, as an account that has `granted`; what is told of it, errors and warnings. */
async function findings(shop: Shop, account: string, manifests: readonly { object: KubeObject }[]) {
  const { namespace } = shop
  const warned: string[] = []
  const report: Report = { ...silent, warning: text => void warned.push(text) }
  const ports = { files: systemFiles, processes: systemProcesses, clock: systemClock, report, environment: {} }
  const http = systemHttp({})
  const options = { app: 'shop', namespace, version: '1.1.0', tag: 'v1.1.0', images: [], gated: true }
  try {
    const cluster = new ApiServer(await openAccess({ kubeconfig: account, namespace }, ports), http)
    await prepare(cluster, manifests, options, { report })
    return { warned, refused: [] }
  } catch (thrown) {
    const { code, message, hint = '' } = asCutoverError(thrown)
    return { warned, refused: [`${code}: ${message} ${hint}`] }
  } finally {
    http.close()
  }
}

/** Every rule that could be missing: each as a whole, and each of its verbs alone. */
const missing: readonly Right[] = rights.flatMap(right => [
  right,
  ...(right.verbs.length > 1 ? right.verbs.map(verb => ({ ...right, verbs: [verb] })) : [])
])

const without = ({ group, resource, verbs }: Rule): Rule[] =>
  rights.flatMap(right => {
    if (right.group !== group || right.resource !== resource) return [right]
    const left = right.verbs.filter(verb => !verbs.includes(verb))
    return left.length > 0 ? [{ ...right, verbs: left }] : []
  })

/** What the preflight has to say of it. Who may not watch is served by asking again and again. */
function finding(namespace: string, { verbs, resource, why, optional, ...rest }: Right) {
  const lack = `The credentials lack rights in namespace ${namespace}: ${verbs.join('/')} ${resource} (to ${why})`
  const rule = `Add these rules to the Role that is bound to them:\n${ruleYaml([{ ...rest, resource, verbs }])}`
  const spared = optional || verbs.join() === 'watch'
  return spared
    ? { warned: [`${lack}; releases go without. ${rule}`], refused: [] }
    : {
        warned: [],
        refused: [`PREFLIGHT_FAILED: shop 1.1.0 can't be released (nothing was changed):\n- ${lack}. ${rule.trimEnd()}`]
      }
}

/** One Role and its RoleBinding, to a user that exists by being named. */
function grant(namespace: string, name: string, rules: readonly Rule[]): string {
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name }]
  }
  return `${roleYaml(namespace, rules).replace('name: cutover', `name: ${name}`)}---\n${stringify(binding)}`
}

it('every rule of the Role, when it is missing, is named by the preflight with the lines to paste', async ({
  shop
}) => {
  await shop.deployPlainly()
  const manifests = await manifestsOf(shop)
  const cases = [undefined, ...missing].map((lack, number) => ({ lack, name: `lacks-${number}` }))
  const grants = cases.map(({ lack, name }) => grant(shop.namespace, name, lack ? without(lack) : rights))
  const file = join(shop.workspace, '../grants.yaml')
  await writeFile(file, grants.join('---\n'))
  await shop.kubectl('apply', '-f', file)
  const found = []
  for (const { name } of cases) found.push(await findings(shop, await kubeconfigOf(shop, name), manifests))
  expect(found).toEqual(cases.map(({ lack }) => (lack ? finding(shop.namespace, lack) : { warned: [], refused: [] })))
})
