import { type Client, createClient } from 'dynamics365-crm'
import { createEmulator } from 'dynamics365-crm/emulator'

/** A client for the organization that the environment names; for an emulated company when it names none. */
export function openOrganization(): Client {
  const { DATAVERSE_URL, AZURE_TENANT_ID = '', AZURE_CLIENT_ID = '', AZURE_CLIENT_SECRET = '' } = process.env
  if (DATAVERSE_URL !== undefined) {
    return createClient({
      orgUrl: DATAVERSE_URL,
      tenantId: AZURE_TENANT_ID,
      clientId: AZURE_CLIENT_ID,
      clientSecret: AZURE_CLIENT_SECRET,
    })
  }
  const { orgUrl, fetch } = createEmulator({ seed: 7 })
  return createClient({ orgUrl, fetch, credential: async () => 'any' })
}
