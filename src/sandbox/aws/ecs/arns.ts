/** The ARNs of one account in one region, in the long format. */
export interface Arns {
  cluster(name: string): string
  service(cluster: string, name: string): string
  task(cluster: string, id: string): string
  container(cluster: string, task: string, id: string): string
  definition(family: string, revision: number): string
  serviceDeployment(cluster: string, service: string, id: string): string
  serviceRevision(cluster: string, service: string, id: string): string
  taskSet(cluster: string, service: string, id: string): string
}

export function arnsOf(region: string, account: string): Arns {
  const ecs = `arn:aws:ecs:${region}:${account}`
  return {
    cluster: name => `${ecs}:cluster/${name}`,
    service: (cluster, name) => `${ecs}:service/${cluster}/${name}`,
    task: (cluster, id) => `${ecs}:task/${cluster}/${id}`,
    container: (cluster, task, id) => `${ecs}:container/${cluster}/${task}/${id}`,
    definition: (family, revision) => `${ecs}:task-definition/${family}:${revision}`,
    serviceDeployment: (cluster, service, id) => `${ecs}:service-deployment/${cluster}/${service}/${id}`,
    serviceRevision: (cluster, service, id) => `${ecs}:service-revision/${cluster}/${service}/${id}`,
    taskSet: (cluster, service, id) => `${ecs}:task-set/${cluster}/${service}/${id}`
  }
}

/** The last word of an ARN, or the name itself: AWS takes either. */
export const nameIn = (arnOrName: string): string => arnOrName.slice(arnOrName.lastIndexOf('/') + 1)

/** 19 digits, as ECS numbers deployments (`ecs-svc/...`) and service revisions. */
export const digits = (hex: string): string =>
  (BigInt(`0x${hex}`) % 9_000_000_000_000_000_000n).toString().padStart(19, '1')
