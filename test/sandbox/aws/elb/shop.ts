import { createServer, type RequestListener, request } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { type AwsOptions, type SandboxAws, startAws } from '../../../../src/sandbox/aws/server.ts'

/** One listener whose default goes to the group `blue`, beside which there is `green`. */
export interface Shop {
  readonly aws: SandboxAws
  readonly listener: string
  readonly blue: string
  readonly green: string
  /** Starts a server and registers it. */
  target(group: string, answer: RequestListener): Promise<{ id: string; port: number; stop(): Promise<void> }>
  /** Sets the weights of the default action. */
  weigh(blue: number, green: number): Promise<void>
  /** Who answered, and with which status. */
  ask(options?: Asked): Promise<Answered>
  stop(): Promise<void>
}

export interface Asked {
  readonly path?: string
  readonly host?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: string
}

export interface Answered {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

export async function openShop(options: AwsOptions = {}, healthCheck: object = {}): Promise<Shop> {
  const aws = await startAws(options)
  const servers: Server[] = []
  const call = <T extends object>(operation: string, input: object) =>
    aws.perform<T>(`elasticloadbalancing:${operation}`, input)
  const group = async (Name: string): Promise<string> => {
    const input = { Name, Port: 8080, TargetType: 'ip', ...healthCheck }
    const { TargetGroups } = await call<{ TargetGroups: { TargetGroupArn: string }[] }>('CreateTargetGroup', input)
    return TargetGroups[0]?.TargetGroupArn ?? ''
  }
  const [blue, green] = [await group('blue'), await group('green')]
  const balancer = await call<{ LoadBalancers: { LoadBalancerArn: string }[] }>('CreateLoadBalancer', { Name: 'shop' })
  const { Listeners } = await call<{ Listeners: { ListenerArn: string }[] }>('CreateListener', {
    LoadBalancerArn: balancer.LoadBalancers[0]?.LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: blue }]
  })
  const listener = Listeners[0]?.ListenerArn ?? ''
  const close = (server: Server): Promise<void> => new Promise(resolve => server.close(() => resolve()))
  return {
    aws,
    listener,
    blue,
    green,
    target: async (TargetGroupArn, answer) => {
      const server = createServer(answer)
      servers.push(server)
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      await call('RegisterTargets', { TargetGroupArn, Targets: [{ Id: '127.0.0.1', Port: port }] })
      const stop = () => {
        server.closeAllConnections()
        return close(server)
      }
      return { id: '127.0.0.1', port, stop }
    },
    weigh: async (ofBlue, ofGreen) => {
      const TargetGroups = [
        { TargetGroupArn: blue, Weight: ofBlue },
        { TargetGroupArn: green, Weight: ofGreen }
      ]
      const DefaultActions = [{ Type: 'forward', ForwardConfig: { TargetGroups } }]
      await call('ModifyListener', { ListenerArn: listener, DefaultActions })
    },
    ask: async ({ path = '/', host = 'shop.example', headers = {}, method = 'GET' } = {}) =>
      ask(await aws.elb.address(listener), { path, method, headers: { host, ...headers } }),
    stop: async () => {
      await aws.stop()
      for (const server of servers) if (server.listening) await close(server)
    }
  }
}

const ask = (address: object, options: object): Promise<Answered> =>
  new Promise((resolve, reject) => {
    request({ ...address, ...options, agent: false }, answer => {
      answer.setEncoding('utf8')
      let body = ''
      answer.on('data', text => {
        body += text
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }))
      answer.on('error', reject)
    })
      .on('error', reject)
      .end()
  })

/** Answers with its name. */
export const saying =
  (name: string): RequestListener =>
  (_, response) =>
    response.end(name)
