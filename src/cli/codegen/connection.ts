import type { ClientOptions } from '../../index.js'
import { type Environment, requireOrganization } from '../environment.js'

/** An emulator on this machine takes any token; an organization, one of the service principal in the environment. */
export function connectionTo(url: string, environment: Environment): ClientOptions {
  if (isOnThisMachine(url)) return { orgUrl: url, credential: async () => 'any' }
  return requireOrganization({ ...environment, DATAVERSE_URL: url })
}

function isOnThisMachine(url: string): boolean {
  return URL.canParse(url) && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname)
}
