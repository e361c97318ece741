import type { Http } from '../../io/http.ts'
import type { Processes } from '../../io/process.ts'
import type { Outside } from './scene.ts'

/** Where a name of the real world lies on this machine, `127.0.0.1:PORT`, by the host of addresses: `shop-1.elb.amazonaws.com:8081`. */
export type Hosts = ReadonlyMap<string, string>

/** Leads requests and builds to this machine that name hosts of the real world, in plain HTTP. */
export const leadTo = ({ http, processes }: Outside, hosts: Hosts): Outside => ({
  http: requestsTo(http, hosts),
  processes: buildsTo(processes, hosts)
})

const requestsTo = (http: Http, hosts: Hosts): Http => ({
  send(request) {
    const host = hosts.get(request.url.host)
    if (host === undefined) return http.send(request)
    const { pathname, search } = request.url
    return http.send({ ...request, url: new URL(`http://${host}${pathname}${search}`) })
  }
})

const buildsTo = (processes: Processes, hosts: Hosts): Processes => ({
  run: command =>
    processes.run(
      command.tool === 'docker' ? { ...command, args: command.args.map(word => led(word, hosts)) } : command
    )
})

/** `text` with the hosts as this machine knows them. */
export const led = (text: string, hosts: Hosts): string =>
  [...hosts].reduce((known, [name, host]) => known.replaceAll(`${name}/`, `${host}/`), text)
