/** A private registry of Amazon ECR, as its host names it. */
export interface EcrRegistry {
  readonly account: string
  readonly region: string
}

/** https://docs.aws.amazon.com/general/latest/gr/ecr.html: with FIPS, in China, in the European Sovereign Cloud, and dual-stack. */
const host =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn))$/

/** The account and region of a host of ECR; undefined for other registries. */
export function ecrRegistry(domain: string): EcrRegistry | undefined {
  const [, account, region] = host.exec(domain.toLowerCase()) ?? []
  return account === undefined || region === undefined ? undefined : { account, region }
}
