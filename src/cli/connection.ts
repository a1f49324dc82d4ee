import type { ClientOptions } from '../index.js'
import { type Environment, requireOrganization } from './environment.js'

/**
 * How to reach the organization of a URL, or the one that the environment names. An emulator on this machine takes any
 * token; an organization, one of the service principal in the environment.
 */
export function connectionTo(url: string | undefined, environment: Environment): ClientOptions {
  const wanted = url ?? environment['DATAVERSE_URL']
  if (wanted !== undefined && isOnThisMachine(wanted)) return { orgUrl: wanted, credential: async () => 'any' }
  return requireOrganization(url === undefined ? environment : { ...environment, DATAVERSE_URL: url })
}

function isOnThisMachine(url: string): boolean {
  return URL.canParse(url) && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname)
}
