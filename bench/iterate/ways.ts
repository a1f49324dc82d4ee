import { OData } from '@odata/client'
import { DynamicsWebApi } from 'dynamics-web-api'
import { createClient, query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'

/** Given a record, or the records of a page, as they come; the reading waits where it asks for that. */
export type Take = (records: unknown) => Promise<void> | undefined

/** One way to go through the pages of a query. */
export interface Way {
  readonly name: string
  /** Reads page after page, at most so many. */
  read(take: Take, pages: number): Promise<void>
}

const recordsPerPage = 5_000
const select = ['name'] as const

export function waysTo(orgUrl: string): readonly Way[] {
  return [rawFetch(orgUrl), ...thisLibrary(orgUrl), odataClient(orgUrl), dynamicsWebApi(orgUrl)]
}

function rawFetch(orgUrl: string): Way {
  const headers = { Accept: 'application/json', Authorization: 'Bearer token', 'OData-MaxVersion': '4.0' }
  return {
    name: 'raw fetch, JSON.parse of pages',
    async read(take, pages) {
      let url: string | undefined = `${orgUrl}/api/data/v9.2/accounts?$select=${select}`
      for (let page = 0; page < pages && url !== undefined; page += 1) {
        const body = JSON.parse(await (await fetch(url, { headers })).text())
        await take(body.value)
        url = body['@odata.nextLink']
      }
    },
  }
}

function thisLibrary(orgUrl: string): readonly Way[] {
  const crm = createClient({ orgUrl, credential: async () => 'token' })
  const accounts = query(account).select(...select)
  return [
    {
      name: 'dynamics365-crm, pages',
      async read(take, pages) {
        let left = pages
        for await (const page of crm.pages(accounts)) {
          await take(page.records)
          left -= 1
          if (left === 0) break
        }
      },
    },
    {
      name: 'dynamics365-crm, records',
      async read(take, pages) {
        let left = pages * recordsPerPage
        for await (const record of crm.records(accounts)) {
          const pause = take(record)
          if (pause) await pause
          left -= 1
          if (left === 0) break
        }
      },
    },
  ]
}

/** It does not page: the reader follows the link by hand. */
function odataClient(orgUrl: string): Way {
  const client = OData.New4({
    serviceEndpoint: `${orgUrl}/api/data/v9.2/`,
    commonHeaders: { Authorization: 'Bearer token' },
  })
  return {
    name: '@odata/client, link by hand',
    async read(take, pages) {
      let params: ReturnType<typeof client.newParam> | undefined = client.newParam().select([...select])
      for (let page = 0; page < pages && params !== undefined; page += 1) {
        const body: { value?: unknown[]; '@odata.nextLink'?: string } = await client.newRequest({
          collection: 'accounts',
          method: 'GET',
          params,
        })
        await take(body.value)
        const next = body['@odata.nextLink']
        params =
          next === undefined ? undefined : client.newParam().custom('page', new URL(next).searchParams.get('page'))
      }
    },
  }
}

function dynamicsWebApi(orgUrl: string): Way {
  const api = new DynamicsWebApi({
    serverUrl: `${orgUrl}/`,
    dataApi: { version: '9.2' },
    onTokenRefresh: async () => 'token',
  })
  return {
    name: 'dynamics-web-api',
    async read(take, pages) {
      let link: string | undefined
      for (let page = 0; page === 0 || (page < pages && link !== undefined); page += 1) {
        const body = await api.retrieveMultiple({ collection: 'accounts', select: [...select] }, link)
        await take(body.value)
        link = body['@odata.nextLink']
      }
    },
  }
}
