import { setTimeout as sleep } from 'node:timers/promises'
import { DynamicsWebApi } from 'dynamics-web-api'
import { createClient, newGuid } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { isDataverseError } from 'dynamics365-crm/errors'
import pLimit from 'p-limit'
import { width } from './schedule.js'

/** `unknown` is an outcome too: the answer was lost, and a repeat might make a second record. `lost` is none. */
export type Outcome = 'done' | 'unknown' | 'lost'

/** Makes the nth account. Every other one carries an id of its own, and may be repeated. */
type Create = (nth: number) => Promise<Outcome>

/** Each way to make accounts, by its name. */
export const ways: Readonly<Record<string, (orgUrl: string) => Create>> = {
  'dynamics365-crm': thisLibrary,
  'fetch in a careful loop': byHand,
  'dynamics-web-api': dynamicsWebApi,
}

const hasId = (nth: number) => nth % 2 === 1
const dataOf = (nth: number) => ({ name: `Account ${nth}`, numberofemployees: nth })

function thisLibrary(orgUrl: string): Create {
  const crm = createClient({ orgUrl, credential: async () => 'token', maxRetries: 30 })
  return async (nth) => {
    try {
      await crm.create(account, dataOf(nth), hasId(nth) ? { id: newGuid() } : {})
      return 'done'
    } catch (error) {
      return isDataverseError(error) && error.kind === 'outcome-unknown' ? 'unknown' : 'lost'
    }
  }
}

/** What a careful program does on its own: 52 at once, each call waits as long as it is told. */
function byHand(orgUrl: string): Create {
  const limit = pLimit(width)
  const headers = { Authorization: 'Bearer token', 'Content-Type': 'application/json' }
  const send = (body: string) =>
    limit(async () => {
      const response = await fetch(`${orgUrl}/api/data/v9.2/accounts`, { method: 'POST', headers, body })
      await response.text()
      return response
    })
  return async (nth) => {
    const body = JSON.stringify(hasId(nth) ? { ...dataOf(nth), accountid: newGuid() } : dataOf(nth))
    for (let attempt = 0; attempt <= 30; attempt += 1) {
      const response = await send(body).catch(() => undefined)
      if (response === undefined && !hasId(nth)) return 'unknown'
      if (response?.ok || response?.status === 412) return 'done'
      if (response?.status === 429) await sleep(Number(response.headers.get('Retry-After')) * 1_000)
    }
    return 'lost'
  }
}

function dynamicsWebApi(orgUrl: string): Create {
  const limit = pLimit(width)
  const api = new DynamicsWebApi({
    serverUrl: `${orgUrl}/`,
    dataApi: { version: '9.2' },
    onTokenRefresh: async () => 'token',
  })
  return async (nth) => {
    const data = hasId(nth) ? { ...dataOf(nth), accountid: newGuid() } : dataOf(nth)
    try {
      await limit(() => api.create({ collection: 'accounts', data }))
      return 'done'
    } catch {
      return 'lost'
    }
  }
}
