import { DynamicsWebApi } from 'dynamics-web-api'
import { createClient, query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'

/** The same three jobs, done in several ways. Each gives what it counted. */
export interface Way {
  readonly name: string
  /** Reads one record of ten columns, again and again. */
  retrieve(count: number): Promise<number>
  /** Creates records one after another. */
  create(count: number): Promise<number>
  /** Reads every page and counts the records. */
  readPages(): Promise<number>
}

const data = { name: 'Northwind', accountnumber: 'A-17', telephone1: '555-0100', revenue: 125_000, creditonhold: false }

const id = '00000000-0000-4000-8000-000000000001'
const columns = [
  'name',
  'accountnumber',
  'telephone1',
  'revenue',
  'creditonhold',
  'createdon',
  'address1_city',
  'numberofemployees',
  'websiteurl',
  'statecode',
] as const

export function waysTo(orgUrl: string): readonly Way[] {
  return [
    rawFetch(orgUrl),
    thisLibrary('dynamics365-crm', orgUrl),
    thisLibrary('dynamics365-crm over global fetch', orgUrl, globalThis.fetch),
    dynamicsWebApi(orgUrl),
  ]
}

function rawFetch(orgUrl: string): Way {
  const root = `${orgUrl}/api/data/v9.2/`
  const headers = {
    Accept: 'application/json',
    Authorization: 'Bearer token',
    'OData-Version': '4.0',
    'OData-MaxVersion': '4.0',
  }
  return {
    name: 'raw fetch',
    async retrieve(count) {
      for (let read = 0; read < count; read += 1) {
        const response = await fetch(`${root}accounts(${id})?$select=${columns.join(',')}`, { headers })
        if (JSON.parse(await response.text()).name !== 'Northwind') throw new Error('No record')
      }
      return count
    },
    async create(count) {
      for (let made = 0; made < count; made += 1) {
        const body = JSON.stringify(data)
        const response = await fetch(`${root}accounts`, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body,
        })
        await response.text()
        if (!response.headers.get('OData-EntityId')) throw new Error('No id')
      }
      return count
    },
    async readPages() {
      let records = 0
      for (let url: string | undefined = `${root}accounts?$select=name`; url !== undefined; ) {
        const page = JSON.parse(await (await fetch(url, { headers })).text())
        records += page.value.length
        url = page['@odata.nextLink']
      }
      return records
    },
  }
}

function thisLibrary(name: string, orgUrl: string, fetch?: typeof globalThis.fetch): Way {
  const crm = createClient({ orgUrl, fetch, credential: async () => 'token' })
  return {
    name,
    async retrieve(count) {
      for (let read = 0; read < count; read += 1) {
        const record = await crm.retrieve(account, id, (a) => a.select(...columns))
        if (record.name !== 'Northwind') throw new Error('No record')
      }
      return count
    },
    async create(count) {
      for (let made = 0; made < count; made += 1) await crm.create(account, data)
      return count
    },
    async readPages() {
      let records = 0
      for await (const page of crm.pages(query(account).select('name'))) records += page.records.length
      return records
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
    async retrieve(count) {
      for (let read = 0; read < count; read += 1) {
        const record = await api.retrieve<{ name: string }>({ collection: 'accounts', key: id, select: [...columns] })
        if (record.name !== 'Northwind') throw new Error('No record')
      }
      return count
    },
    async create(count) {
      for (let made = 0; made < count; made += 1) await api.create({ collection: 'accounts', data })
      return count
    },
    async readPages() {
      const { value } = await api.retrieveAll({ collection: 'accounts', select: ['name'] })
      return value.length
    },
  }
}
