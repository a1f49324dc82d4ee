import { EdmV4, OData } from '@odata/client'
import { createQueryBuilderV4 } from '@odata2ts/odata-query-builder'
import { DynamicsWebApi } from 'dynamics-web-api'
import { query } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import odataQueryModule from 'odata-query'
import { qAccount } from './q-account.js'

/** One way to make the URL of 12 columns, 6 conditions and 2 expands, from its parts. */
export interface Way {
  readonly name: string
  build(revenue: number): unknown
}

const columns = [
  ...(['accountid', 'name', 'accountnumber', 'revenue', 'numberofemployees', 'telephone1'] as const),
  ...(['emailaddress1', 'websiteurl', 'address1_city', 'createdon', 'statuscode', 'fax'] as const),
] as const
const since = '2026-01-01T00:00:00Z'

const thisLibrary: Way = {
  name: 'dynamics365-crm',
  build: (revenue) =>
    query(account)
      .select(...columns)
      .where((a) =>
        a.statecode
          .eq(0)
          .and(
            a.name.ne("O'Neil & Sons"),
            a.revenue.gt(revenue),
            a.numberofemployees.le(500),
            a.createdon.ge(since),
            a.address1_city.eq('Oslo'),
          ),
      )
      .expand('primarycontactid', (contact) => contact.select('fullname', 'emailaddress1'))
      .expand('parentaccountid', (parent) => parent.select('name', 'revenue')).path,
}

/** Its types are those of its CommonJS form, whatever is loaded. */
const buildQuery = odataQueryModule as unknown as typeof odataQueryModule.default

const odataQuery: Way = {
  name: 'odata-query',
  build: (revenue) =>
    `accounts${buildQuery<Record<string, object>>({
      select: [...columns],
      filter: {
        statecode: 0,
        name: { ne: "O'Neil & Sons" },
        revenue: { gt: revenue },
        numberofemployees: { le: 500 },
        createdon: { ge: new Date(since) },
        address1_city: 'Oslo',
      },
      expand: {
        primarycontactid: { select: ['fullname', 'emailaddress1'] },
        parentaccountid: { select: ['name', 'revenue'] },
      },
    })}`,
}

const odata2ts: Way = {
  name: '@odata2ts/odata-query-builder',
  build: (revenue) =>
    createQueryBuilderV4('accounts', qAccount)
      .select(...columns)
      .filter(
        qAccount.statecode.eq(0),
        qAccount.name.ne("O'Neil & Sons"),
        qAccount.revenue.gt(revenue),
        qAccount.numberofemployees.le(500),
        qAccount.createdon.ge(since),
        qAccount.address1_city.eq('Oslo'),
      )
      .expanding('primarycontactid', (contact) => contact.select('fullname', 'emailaddress1'))
      .expanding('parentaccountid', (parent) => parent.select('name', 'revenue'))
      .build(),
}

/** Its options of an expand are text by hand, and quotes in texts are the caller's to double. */
const odataClient: Way = {
  name: '@odata/client',
  build: (revenue) =>
    `accounts?${OData.newOptions()
      .select([...columns])
      .filter(
        OData.newFilter()
          .property('statecode')
          .eq(0)
          .property('name')
          .ne("'O''Neil & Sons'")
          .property('revenue')
          .gt(revenue)
          .property('numberofemployees')
          .le(500)
          .property('createdon')
          .ge(EdmV4.DateTimeOffset.from(new Date(since)))
          .property('address1_city')
          .eq('Oslo'),
      )
      .expand(['primarycontactid($select=fullname,emailaddress1)', 'parentaccountid($select=name,revenue)'])
      .toString('v4')}`,
}

const refused = Promise.reject(new Error('Nothing is sent.'))
refused.catch(() => {})
const api = new DynamicsWebApi({
  serverUrl: 'https://contoso.crm.dynamics.com/',
  dataApi: { version: '9.2' },
  // Asked for when the URL is made.
  onTokenRefresh: () => refused,
})

/** Its conditions are text by hand. It does not give the URL away: the request is cut short for want of a token. */
const dynamicsWebApi: Way = {
  name: 'dynamics-web-api, up to the token',
  build: (revenue) =>
    api
      .retrieveMultiple({
        collection: 'accounts',
        select: [...columns],
        filter: `statecode eq 0 and name ne 'O''Neil & Sons' and revenue gt ${revenue} and numberofemployees le 500 and createdon ge ${since} and address1_city eq 'Oslo'`,
        expand: [
          { property: 'primarycontactid', select: ['fullname', 'emailaddress1'] },
          { property: 'parentaccountid', select: ['name', 'revenue'] },
        ],
      })
      .catch(() => {}),
}

const text = (value: string) => encodeURIComponent(`'${value.replaceAll("'", "''")}'`)

const byHand: Way = {
  name: 'by hand',
  build: (revenue) =>
    `accounts?$select=${columns.join(',')}&$filter=statecode eq 0 and name ne ${text("O'Neil & Sons")} and revenue gt ${revenue} and numberofemployees le 500 and createdon ge ${since} and address1_city eq ${text('Oslo')}&$expand=primarycontactid($select=fullname,emailaddress1),parentaccountid($select=name,revenue)`,
}

export const ways: readonly Way[] = [byHand, thisLibrary, odataQuery, odata2ts, odataClient, dynamicsWebApi]
