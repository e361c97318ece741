import { devNull } from 'node:os'

const files = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']

/**
 * Keeps what this machine is set up with for AWS from the SDK, which reads variables and files of its own accord. Returns
 * what brings it back.
 */
export function hideSettings(): () => void {
  const own = Object.entries(process.env).filter(([name]) => name.startsWith('AWS_'))
  for (const [name] of own) delete process.env[name]
  for (const name of files) process.env[name] = devNull
  return () => {
    for (const name of files) delete process.env[name]
    Object.assign(process.env, Object.fromEntries(own))
  }
}
