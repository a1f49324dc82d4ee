import * as z from 'zod/mini'
import type { ClientSecretOptions, ConnectionOptions } from '../index.js'
import { CommandError } from './command-error.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** An organization and the service principal to reach it with. */
export type ConfiguredOrganization = ConnectionOptions & ClientSecretOptions

const present = z.string().check(z.trim(), z.minLength(1))

const settings = z.object({
  DATAVERSE_URL: present,
  AZURE_TENANT_ID: present,
  AZURE_CLIENT_ID: present,
  AZURE_CLIENT_SECRET: present,
})
const names = Object.keys(settings.shape)

/** The organization that the environment names: undefined when it names none, refused when it names half of one. */
export function configuredOrganization(environment: Environment): ConfiguredOrganization | undefined {
  return names.every((name) => !environment[name]?.trim()) ? undefined : requireOrganization(environment)
}

export function requireOrganization(environment: Environment): ConfiguredOrganization {
  const { data, error } = settings.safeParse(environment)
  if (error) {
    const missing = error.issues.map(({ path }) => path.join('.')).join(', ')
    throw new CommandError(`Set these in the environment to reach an organization: ${missing}.`)
  }
  return {
    orgUrl: data.DATAVERSE_URL,
    tenantId: data.AZURE_TENANT_ID,
    clientId: data.AZURE_CLIENT_ID,
    clientSecret: data.AZURE_CLIENT_SECRET,
  }
}
