import { DynamicsWebApi } from 'dynamics-web-api'
import { create, createClient } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { accountData } from '../account-data.js'

/** Makes so many accounts in one batch, and gives how many ids came back. */
export type Batch = (count: number) => Promise<number>

export const ways: Readonly<Record<string, (orgUrl: string) => Batch>> = {
  'by hand over fetch': byHand,
  'dynamics365-crm': (orgUrl) => thisLibrary(orgUrl),
  'dynamics365-crm over global fetch': (orgUrl) => thisLibrary(orgUrl, globalThis.fetch),
  'dynamics-web-api': dynamicsWebApi,
}

/** As little as it takes: text put together, text cut at the boundary. */
function byHand(orgUrl: string): Batch {
  const root = `${orgUrl}/api/data/v9.2`
  return async (count) => {
    let body = ''
    for (let nth = 0; nth < count; nth += 1) {
      body += `--batch_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST ${root}/accounts HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(accountData(nth))}\r\n`
    }
    const response = await fetch(`${root}/$batch`, {
      method: 'POST',
      body: `${body}--batch_1--\r\n`,
      headers: { Authorization: 'Bearer token', 'Content-Type': 'multipart/mixed; boundary=batch_1' },
    })
    const text = await response.text()
    const boundary = `--${response.headers.get('Content-Type')?.split('boundary=')[1]}`
    let ids = 0
    for (const part of text.split(boundary)) {
      const status = /HTTP\/1\.1 (\d+)/.exec(part)?.[1]
      const id = /OData-EntityId: .*\(([0-9a-f-]{36})\)/.exec(part)?.[1]
      if (status === '204' && id !== undefined) ids += 1
    }
    return ids
  }
}

function thisLibrary(orgUrl: string, fetch?: typeof globalThis.fetch): Batch {
  const crm = createClient({ orgUrl, fetch, credential: async () => 'token' })
  return async (count) => {
    const ids = await crm.batch(Array.from({ length: count }, (_, nth) => create(account, accountData(nth))))
    return ids.filter((id) => id.length === 36).length
  }
}

function dynamicsWebApi(orgUrl: string): Batch {
  const api = new DynamicsWebApi({
    serverUrl: `${orgUrl}/`,
    dataApi: { version: '9.2' },
    onTokenRefresh: async () => 'token',
  })
  return async (count) => {
    api.startBatch()
    for (let nth = 0; nth < count; nth += 1) void api.create({ collection: 'accounts', data: accountData(nth) })
    const ids = await api.executeBatch()
    return ids.filter((id) => typeof id === 'string' && id.length === 36).length
  }
}
