import { Agent, request } from 'node:http'
import { createClient } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import pLimit from 'p-limit'
import { accountData } from '../account-data.js'

/** Makes so many accounts, and gives how many ids came back. */
export type Import = (count: number) => Promise<number>

/** Records in a request, by hand: what the service's documentation advises to start with, and at most. */
const sizes = { few: 100, many: 1_000 }
const width = 52

export const ways: Readonly<Record<string, (orgUrl: string) => Import>> = {
  'by hand, fetch, 100 in each': (orgUrl) => byHand(sizes.few, (body) => byFetch(orgUrl, body)),
  'by hand, fetch, 1,000 in each': (orgUrl) => byHand(sizes.many, (body) => byFetch(orgUrl, body)),
  'by hand, node:http, 100 in each': (orgUrl) => byHand(sizes.few, byNode(orgUrl)),
  'by hand, node:http, 1,000 in each': (orgUrl) => byHand(sizes.many, byNode(orgUrl)),
  'crm.bulk.create': thisLibrary,
  'crm.bulk.create, an async source': (orgUrl) => thisLibrary(orgUrl, { isAsync: true }),
}

const path = '/api/data/v9.2/accounts/Microsoft.Dynamics.CRM.CreateMultiple'

/** As little as it takes: a limiter, and JSON. */
function byHand(size: number, send: (body: string) => Promise<string>): Import {
  const limit = pLimit(width)
  return async (count) => {
    const requests = Array.from({ length: Math.ceil(count / size) }, (_, nth) =>
      limit(async () => {
        const length = Math.min(size, count - nth * size)
        const Targets = Array.from({ length }, (__, place) => ({
          '@odata.type': 'Microsoft.Dynamics.CRM.account',
          ...accountData(nth * size + place),
        }))
        const { Ids } = JSON.parse(await send(JSON.stringify({ Targets }))) as { readonly Ids: readonly string[] }
        return Ids.length
      }),
    )
    return (await Promise.all(requests)).reduce((sum, made) => sum + made, 0)
  }
}

async function byFetch(orgUrl: string, body: string): Promise<string> {
  const headers = { Authorization: 'Bearer token', 'Content-Type': 'application/json' }
  const response = await fetch(`${orgUrl}${path}`, { method: 'POST', body, headers })
  return response.text()
}

function byNode(orgUrl: string): (body: string) => Promise<string> {
  const agent = new Agent({ keepAlive: true })
  return (body) => post(orgUrl, agent, body)
}

function post(orgUrl: string, agent: Agent, body: string): Promise<string> {
  const headers = {
    Authorization: 'Bearer token',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    request(`${orgUrl}${path}`, { method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        text += chunk
      })
      answer.on('end', () => resolve(text))
    })
      .on('error', reject)
      .end(body)
  })
}

function thisLibrary(orgUrl: string, { isAsync = false } = {}): Import {
  const crm = createClient({ orgUrl, credential: async () => 'token' })
  return async (count) => {
    let made = 0
    for await (const outcome of crm.bulk.create(account, isAsync ? asyncRows(count) : rows(count))) {
      if (outcome.ok) made += 1
    }
    return made
  }
}

function* rows(count: number) {
  for (let nth = 0; nth < count; nth += 1) yield accountData(nth)
}

async function* asyncRows(count: number) {
  yield* rows(count)
}
