import type { IncomingHttpHeaders } from 'node:http'

/** What a signature's credential scope says. */
export interface Credential {
  readonly accessKey: string
  readonly region: string
  /** As signatures name it: `monitoring`. */
  readonly service: string
}

/**
 * Reads the credential scope of a SigV4 Authorization header (or of nothing). The signature itself is not checked: a sandbox
 * has no secret to check it by.
 */
export function credentialOf(headers: IncomingHttpHeaders): Credential | undefined {
  const scope = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request[,\s]/.exec(
    headers.authorization ?? ''
  )
  if (!scope) return undefined
  const [, accessKey = '', region = '', service = ''] = scope
  return { accessKey, region, service }
}
