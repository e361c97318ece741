import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { parse, stringify } from 'yaml'
import { type Rule, roleYaml } from '../../src/target/kubernetes/rights.ts'
import type { Shop } from './shop.ts'

/** The lab's kubeconfig with another user. */
export async function kubeconfigAs(shop: Shop, user: object, name = 'kubeconfig'): Promise<string> {
  const config = parse(await readFile(inject('parts').kubeconfig, 'utf8'))
  config.users[0].user = user
  const path = join(shop.workspace, '..', name)
  await writeFile(path, stringify(config), { mode: 0o600 })
  return path
}

/** The ServiceAccount `cutover`, which has `rules` and nothing else. */
export async function createAccount(shop: Shop, rules: readonly Rule[]): Promise<void> {
  const { namespace, workspace } = shop
  const role = join(workspace, '../role.yaml')
  await writeFile(role, roleYaml(namespace, rules))
  await shop.kubectl('apply', '-f', role)
  await shop.kubectl('create', 'serviceaccount', 'cutover')
  await shop.kubectl('create', 'rolebinding', 'cutover', '--role=cutover', `--serviceaccount=${namespace}:cutover`)
}

/** A token of that account, which lives as long as the Secret `leash` where one is named. */
export async function tokenOf(shop: Shop, leash?: string): Promise<string> {
  const bound = leash === undefined ? [] : ['--bound-object-kind=Secret', `--bound-object-name=${leash}`]
  return (await shop.kubectl('create', 'token', 'cutover', ...bound)).trim()
}
