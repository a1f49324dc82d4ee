import {
  average,
  count,
  countRecords,
  max,
  min,
  odata,
  plainCount,
  query,
  ref,
  retrieve,
  savedView,
  sum,
} from 'dynamics365-crm'
import { account, contact, opportunity, systemuser, task } from 'dynamics365-crm/entities'
import {
  CalculateRollupField,
  CalculateTotalTimeIncident,
  GetDefaultPriceLevel,
  RetrieveDuplicates,
  RetrievePrincipalAccess,
  RetrieveTotalRecordCount,
  RetrieveUnpublishedMultiple,
  RetrieveUserQueues,
  UtcTimeFromLocalTime,
  WhoAmI,
} from 'dynamics365-crm/operations'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { tables as shippedFacts } from '../../src/metadata/index.js'
import { compileGrammar, isGrammarAtHand, type Judge } from './grammar.js'
import { hostileText } from './hostile-text.js'
import { queryFunctions } from './query-functions.js'
import { buildQuery } from './random-queries/build-query.js'
import { openOrganization } from './random-queries/organization.js'
import { queryOn } from './random-queries/query-arbitrary.js'
import { surveyFacts } from './random-queries/survey.js'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const operations = `CalculateRollupField CalculateTotalTimeIncident GetDefaultPriceLevel RetrieveDuplicates
  RetrievePrincipalAccess RetrieveTotalRecordCount RetrieveUnpublishedMultiple RetrieveUserQueues UtcTimeFromLocalTime
  WhoAmI`.split(/\s+/)

const won = query(opportunity).where((o) => o.statecode.eq(1).and(o.name.contains("50% & 'more'")))

/** URLs besides those of the random queries. */
const urls: Readonly<Record<string, { readonly path: string }>> = {
  'a table': query(account),
  'a count beside the records': won.select('name').count(),
  'a count by itself': plainCount(won),
  'a count with its limit': countRecords(won),
  groups: won.groupBy('stepname', '_ownerid_value').aggregate({ total: sum('estimatedvalue'), n: count() }),
  'groups by a column behind a lookup': query(opportunity)
    .groupBy({ account: (o) => o.parentaccountid.name })
    .aggregate({ first: min('createdon'), last: max('createdon'), mean: average('estimatedvalue') }),
  'distinct values': query(opportunity).groupBy('stepname'),
  'one total': won.aggregate({ total: sum('estimatedvalue') }),
  'a reference along a lookup': query(account).select('name').expandRef('primarycontactid'),
  'a saved view': savedView(account, id),
  'a record by its id': retrieve(account, id, (a) =>
    a.select('name').expand('Account_Tasks', (t) => t.select('subject')),
  ),
  'a record by an alternate key of text': retrieve(account, { accountnumber: "O'Neil & Söhne/1?#%" }, (a) =>
    a.select('name'),
  ),
  'a record by an alternate key of several columns': retrieve(
    account,
    { accountnumber: 'A', numberofemployees: 5 },
    (a) => a.select('name'),
  ),
  'a condition in words': query(account).where(
    (a) => odata`${a.name} eq ${"O'Neil; 50% + 1"} and (revenue gt ${5} or not contains(name,${'&'}))`,
  ),
  'nested lambdas': query(account).where((a) =>
    a.contact_customer_accounts.any((c) => c.Contact_Tasks.all((t) => t.subject.ne('x').or(t.statecode.eq(1)))),
  ),
  'a function without parameters': WhoAmI(),
  'a function of a record': CalculateTotalTimeIncident(id),
  'a function of a record given as a ref': RetrievePrincipalAccess(ref(systemuser, id), { Target: ref(account, id) }),
  'a function of a record and a text': CalculateRollupField({ Target: ref(account, id), FieldName: 'revenue' }),
  'a function of a list': RetrieveTotalRecordCount({ EntityNames: ['account', 'contact'] }),
  'a function of a new record': RetrieveDuplicates({
    BusinessEntity: ref(contact, id),
    MatchingEntityName: 'contact',
    PagingInfo: { PageNumber: 1, Count: 50, ReturnTotalRecordCount: false, PagingCookie: "a 'cookie' & more" },
  }),
  'a function of a set': UtcTimeFromLocalTime({ TimeZoneCode: 110, LocalTime: '2026-03-01T10:00:00Z' }),
  'a function of a table': RetrieveUnpublishedMultiple('savedquery'),
  'a function of a record and a flag': RetrieveUserQueues(id, { IncludePublic: true }),
  'a function of a name': GetDefaultPriceLevel({ EntityName: 'opportunity' }),
  'dates and instants': query(task).where((t) =>
    t.scheduledend.ge('2026-03-01T00:00:00Z').and(t.createdon.on('2026-03-01')),
  ),
}

/** What builders go wrong in. */
const ungrammatical: readonly string[] = [
  '',
  'accounts?$select=',
  'accounts?$select=name,',
  "accounts?$filter=name eq 'a' and",
  "accounts?$filter=name eq 'O'Neil'",
  "accounts?$filter=name eq 'a",
  'accounts?$filter=name = 1',
  'accounts?$filter=name eq',
  'accounts?$filter=(name eq 1',
  'accounts?$filter=name eq 1)',
  "accounts?$filter=name eq 'a#b'",
  "accounts?$filter=name eq 'a&b'",
  'accounts?$filter=contains(name)',
  "accounts?$filter=contains(name,'a'",
  "accounts?$filter=Microsoft.Dynamics.CRM.Nothing(PropertyName='name')",
  "accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['a')",
  "accounts?$filter=In(PropertyName='name',PropertyValues=['a'])x",
  'accounts?$filter=Account_Tasks/any(r1 r1/statecode eq 0)',
  'accounts?$filter=Account_Tasks/all()',
  'accounts?$filter=Account_Tasks/some(r1:r1/statecode eq 0)',
  'accounts?$filter=not',
  'accounts?$filter=nowhere eq 1',
  'accounts?$orderby=name ascending',
  'accounts?$orderby=name,',
  'accounts?$top=-1',
  'accounts?$top=all',
  'accounts?$expand=primarycontactid($select=fullname',
  'accounts?$expand=primarycontactid($select=fullname&$top=1)',
  'accounts?$expand=',
  'accounts?$apply=groupby(name)',
  'accounts?$apply=groupby((name),aggregate(revenue with total as t))',
  'accounts?$apply=aggregate(revenue with sum)',
  "accounts(accountnumber=O'Neil)",
  "accounts(accountnumber='a'b')",
  "accounts('a'",
  'accounts?select name',
  'accounts?$count=yes',
  'accounts/$count/',
  'nowhere?$select=name',
  'WhoAmI(',
]

describe.runIf(isGrammarAtHand)('the grammar of OData', { timeout: 120_000 }, () => {
  let judge: Judge

  beforeAll(() => {
    judge = compileGrammar({
      tables: [...shippedFacts, surveyFacts],
      otherSets: ['resourcegroups'],
      functions: [...queryFunctions, ...operations],
    })
  })

  it('knows 70 query functions', () => {
    expect(new Set(queryFunctions).size).toBe(70)
  })

  it('accepts the URL of every random query', async () => {
    const organization = await openOrganization()
    fc.assert(
      fc.property(queryOn(organization), (plan) => {
        expect(judge(buildQuery(organization, plan).path)).toBeUndefined()
      }),
      { numRuns: 2_000, seed: Number(process.env['QUERY_SEED'] ?? 20_261_126) },
    )
  })

  it('accepts any text in a condition, a function, a list and a key', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const built = [
          query(account).where((a) => a.name.eq(text).or(a.name.in([text, 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']))),
          query(account).where((a) => a.name.contains(text).and(a.name.startsWith(text), odata`name ne ${text}`)),
          retrieve(account, { accountnumber: text }, (a) => a.select('name')),
          CalculateRollupField({ Target: ref(account, id), FieldName: text }),
          RetrieveTotalRecordCount({ EntityNames: [text, text] }),
        ]
        expect(built.map(({ path }) => judge(path))).toEqual(built.map(() => undefined))
      }),
      { numRuns: 300 },
    )
  })

  it.each(Object.entries(urls))('accepts %s', (_, { path }) => {
    expect(judge(path)).toBeUndefined()
  })

  it.each(ungrammatical)('rejects %s', (url) => {
    expect(judge(url.replaceAll(' ', '%20'))).toBeTypeOf('string')
  })
})
