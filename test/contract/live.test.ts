import { type Client, connect } from 'dynamics365-crm'
import { describe } from 'vitest'
import { describeContract } from './describe-contract.js'

const {
  DATAVERSE_URL: orgUrl = '',
  AZURE_TENANT_ID: tenantId = '',
  AZURE_CLIENT_ID: clientId = '',
  AZURE_CLIENT_SECRET: clientSecret = '',
} = process.env
const isConfigured = [orgUrl, tenantId, clientId, clientSecret].every((value) => value !== '')

describe.runIf(isConfigured)('a live organization', { timeout: 60_000 }, () => {
  let connection: Promise<Client> | undefined

  describeContract(() => {
    connection ??= connect({ orgUrl, tenantId, clientId, clientSecret })
    return connection
  })
})
