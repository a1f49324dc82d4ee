import {
  type Client,
  expandedPage,
  formatted,
  type LookupValue,
  lookup,
  type Operation,
  type Page,
  type PagedQuery,
  type Query,
  query,
  queryRelated,
  type RecordOf,
  type RowOf,
  retrieve,
  retrieveColumn,
  retrieveRawValue,
  retrieveRelated,
} from 'dynamics365-crm'
import { account, asyncoperation, incident, type Lead, LeadState, lead, task } from 'dynamics365-crm/entities'
import { expectTypeOf } from 'vitest'
import type { Choice } from '../../src/schema/index.js'

declare const crm: Client
const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

// A row holds exactly what was selected, read-only.
const selected = query(lead)
  .select('fullname', 'createdon')
  .select('estimatedamount', 'donotemail', 'leadid', 'statecode')
type Selected = {
  readonly fullname: string | null
  readonly createdon: string | null
  readonly estimatedamount: number | null
  readonly donotemail: boolean | null
  readonly leadid: string
  readonly statecode: Choice<(typeof LeadState)[keyof typeof LeadState]>
}
expectTypeOf<RowOf<typeof selected>>().toEqualTypeOf<Selected>()

// The client hands out the same rows, by whatever verb.
expectTypeOf(crm.execute(selected)).resolves.toEqualTypeOf<Page<Selected>>()
expectTypeOf(crm.all(selected)).resolves.toEqualTypeOf<readonly Selected[]>()
expectTypeOf(crm.first(selected)).resolves.toEqualTypeOf<Selected | undefined>()
for await (const row of crm.records(selected)) expectTypeOf(row).toEqualTypeOf<Selected>()
for await (const page of crm.pages(selected, { pageSize: 10 })) {
  expectTypeOf(page.records).toEqualTypeOf<readonly Selected[]>()
  expectTypeOf(page.count).toEqualTypeOf<number | undefined>()
  expectTypeOf(page.next).toEqualTypeOf<Operation<Page<Selected>> | undefined>()
}

// What does not change the rows keeps their type.
const narrowed = selected
  .where((l) => l.statecode.eq(LeadState.Open))
  .orderBy('lastname', 'desc')
  .top(5)
  .count()
  .pageSize(50)
expectTypeOf<RowOf<typeof narrowed>>().toEqualTypeOf<Selected>()

// A lookup is a record or null, a collection a list; both hold what was selected of them, and nest.
const expanded = query(lead)
  .select('fullname')
  .expand('parentaccountid', (a) =>
    a
      .select('name')
      .expand('primarycontactid', (c) => c.select('lastname'))
      .expand('Account_Tasks', (t) => t.select('subject')),
  )
  .expand('Lead_Tasks', (t) => t.select('activityid').where((task) => task.statecode.eq(0)))
expectTypeOf<RowOf<typeof expanded>>().toEqualTypeOf<{
  readonly fullname: string | null
  readonly parentaccountid: {
    readonly name: string | null
    readonly primarycontactid: { readonly lastname: string | null } | null
    readonly Account_Tasks: readonly { readonly subject: string | null }[]
  } | null
  readonly Lead_Tasks: readonly { readonly activityid: string }[]
}>()

// Without a selection there are all columns, of the record and of an expanded one.
const whole = query(lead)
expectTypeOf<RowOf<typeof whole>>().toEqualTypeOf<RecordOf<Lead>>()
expectTypeOf<keyof RowOf<typeof whole>>().toEqualTypeOf<keyof Lead['columns']>()
const withWhole = query(account)
  .select('name')
  .expand('primarycontactid', (c) => c)
expectTypeOf<NonNullable<RowOf<typeof withWhole>['primarycontactid']>>().toHaveProperty('_parentcustomerid_value')
const wholeWith = query(lead).expand('parentaccountid', (a) => a.select('name'))
expectTypeOf<RowOf<typeof wholeWith>>().toHaveProperty('_parentaccountid_value')
expectTypeOf<RowOf<typeof wholeWith>['parentaccountid']>().toEqualTypeOf<{ readonly name: string | null } | null>()

// A single record is typed the same way.
const one = crm.retrieve(account, id, (a) => a.select('name').expand('primarycontactid', (c) => c.select('fullname')))
type One = { readonly name: string | null; readonly primarycontactid: { readonly fullname: string | null } | null }
expectTypeOf(one).resolves.toEqualTypeOf<One>()
expectTypeOf(retrieve(account, { accountnumber: 'A' }, (a) => a.select('accountid'))).toEqualTypeOf<
  Operation<{ readonly accountid: string }>
>()
expectTypeOf(crm.create(lead, { subject: 'A' }, (l) => l.select('leadid'))).resolves.toEqualTypeOf<{
  readonly leadid: string
}>()

// Only what is known to be there already can make a record undefined.
expectTypeOf(crm.retrieve(account, id, (a) => a.select('name'), { tag: 'x' })).resolves.toEqualTypeOf<{
  readonly name: string | null
}>()
expectTypeOf(crm.retrieve(account, id, (a) => a.select('name'), { ifNoneMatch: 'W/"1"' })).resolves.toEqualTypeOf<
  { readonly name: string | null } | undefined
>()

// One column has the type of the column, a related record what was selected of it.
expectTypeOf(crm.execute(retrieveColumn(account, id, 'accountid'))).resolves.toEqualTypeOf<string>()
expectTypeOf(crm.execute(retrieveColumn(account, id, 'revenue'))).resolves.toEqualTypeOf<number | null>()
const person = retrieveRelated(account, id, 'primarycontactid', (c) => c.select('fullname'))
expectTypeOf(crm.execute(person)).resolves.toEqualTypeOf<{ readonly fullname: string | null } | null>()
const ownTasks = queryRelated(account, id, 'Account_Tasks', task).select('subject')
expectTypeOf<RowOf<typeof ownTasks>>().toEqualTypeOf<{ readonly subject: string | null }>()

// A reference is an address or null.
const referring = query(account).select('name').expandRef('primarycontactid')
expectTypeOf<RowOf<typeof referring>>().toEqualTypeOf<{
  readonly name: string | null
  readonly primarycontactid: { readonly '@odata.id': string } | null
}>()

// Going on gives the same rows, in a query and in an expanded collection.
expectTypeOf(selected.resume('x')).toEqualTypeOf<PagedQuery<Selected>>()
expectTypeOf(crm.all(selected.resume('x').pageSize(5))).resolves.toEqualTypeOf<readonly Selected[]>()
for await (const one of crm.records(expanded))
  expectTypeOf(expandedPage(one, 'Lead_Tasks')).toEqualTypeOf<Page<{ readonly activityid: string }>>()

// Annotations are read from records whose query asked for them.
const plain = query(incident).select('title', '_customerid_value')
for await (const one of crm.records(plain.formatted())) {
  expectTypeOf(formatted(one, 'title')).toEqualTypeOf<string | undefined>()
  expectTypeOf(one.title).toEqualTypeOf<string | null>()
  // @ts-expect-error it was not selected
  formatted(one, 'statuscode')
  // @ts-expect-error the tables of lookups were not asked for
  lookup(one, 'customerid')
}
for await (const one of crm.records(plain.annotated('lookups'))) {
  expectTypeOf(lookup(one, 'customerid')).toEqualTypeOf<LookupValue | null>()
  expectTypeOf(formatted(one, '_customerid_value')).toEqualTypeOf<string | undefined>()
  // @ts-expect-error a lookup goes by its logical name
  lookup(one, '_customerid_value')
  // @ts-expect-error it was not selected
  lookup(one, 'ownerid')
  // @ts-expect-error a title is no lookup
  lookup(one, 'title')
}
for await (const one of crm.records(plain)) {
  // @ts-expect-error formatted values were not asked for
  formatted(one, 'title')
}
const inner = query(lead)
  .select('fullname')
  .expand('parentaccountid', (a) => a.select('industrycode').formatted())
  .expand('Lead_Tasks', (t) => t.select('_ownerid_value').annotated('lookups').top(3))
for await (const one of crm.records(inner)) {
  if (one.parentaccountid) formatted(one.parentaccountid, 'industrycode')
  for (const own of one.Lead_Tasks) lookup(own, 'ownerid')
  // @ts-expect-error the lead itself was not asked about
  formatted(one, 'fullname')
}

// A query that gives more stands in for one that gives less.
expectTypeOf(selected).toExtend<Query<Lead, 'fullname'>>()
expectTypeOf(expanded).toExtend<Query<Lead, 'fullname'>>()
// @ts-expect-error and never the other way round
expectTypeOf(query(lead).select('fullname')).toExtend<Query<Lead, 'fullname' | 'subject'>>()

// What is no query has no rows.
expectTypeOf<RowOf<string>>().toBeNever()
expectTypeOf<RowOf<Operation<string>>>().toBeNever()

// A builder is a value: awaiting it sends nothing.
expectTypeOf(selected).not.toHaveProperty('then')
expectTypeOf<Query<Lead>>().not.toHaveProperty('then')
expectTypeOf<Awaited<typeof selected>>().toEqualTypeOf<typeof selected>()
query(lead).expand('parentaccountid', (a) => {
  expectTypeOf(a).not.toHaveProperty('then')
  return a
})

const [row] = await crm.all(selected)
// @ts-expect-error the list may be empty
row.fullname
// @ts-expect-error it was not selected
row?.lastname
// @ts-expect-error what the service sent is not written to
if (row) row.fullname = 'A'
const [related] = await crm.all(expanded)
// @ts-expect-error there may be no account behind the lookup
related?.parentaccountid.name
// @ts-expect-error of the account, the number was not selected
related?.parentaccountid?.accountnumber
// @ts-expect-error a collection is a list
related?.Lead_Tasks.activityid

// @ts-expect-error there is no such column
query(lead).select('fulname')
// @ts-expect-error a lookup is selected by its _x_value
query(lead).select('parentaccountid')
// @ts-expect-error there is no such way to expand
query(lead).expand('parentaccount', (a: never) => a)
// @ts-expect-error a column is not expanded
query(lead).expand('fullname', (a: never) => a)
// @ts-expect-error a table that was not generated is not expanded
query(lead).expand('campaignid', (c: never) => c)
// @ts-expect-error an expand says what it wants
query(lead).expand('parentaccountid')
// @ts-expect-error the account has no such column
query(lead).expand('parentaccountid', (a) => a.select('lastname'))
// @ts-expect-error one record is not filtered
query(lead).expand('parentaccountid', (a) => a.select('name').where((x) => x.name.eq('A')))
// @ts-expect-error one record has no order
query(lead).expand('parentaccountid', (a) => a.orderBy('name'))
// @ts-expect-error one record is not limited
query(lead).expand('parentaccountid', (a) => a.top(1))
// A collection is ordered and limited, or something is expanded in it.
query(lead).expand('Lead_Tasks', (t) =>
  t
    .select('subject')
    .where((task) => task.statecode.eq(0))
    .orderBy('subject')
    .top(3),
)
query(lead).expand('Lead_Tasks', (t) =>
  t.where((task) => task.statecode.eq(0)).expand('createdby', (u) => u.select('fullname')),
)
retrieve(lead, id, (l) => l.expand('Lead_Tasks', (t) => t.orderBy('subject').top(3)))
// @ts-expect-error nothing is expanded in an ordered collection
query(lead).expand('Lead_Tasks', (t) => t.orderBy('subject').expand('createdby', (u) => u))
// @ts-expect-error nor in a limited one
query(lead).expand('Lead_Tasks', (t) => t.top(3).expand('createdby', (u) => u))
// @ts-expect-error a collection with an expand in it has no order
query(lead).expand('Lead_Tasks', (t) => t.expand('createdby', (u) => u).orderBy('subject'))
// @ts-expect-error nor a limit
query(lead).expand('Lead_Tasks', (t) => t.expand('createdby', (u) => u).top(3))
// @ts-expect-error a nested collection has no order
query(lead).expand('parentaccountid', (a) => a.expand('Account_Tasks', (t) => t.orderBy('subject')))
// @ts-expect-error nor a limit
query(lead).expand('Lead_Tasks', (t) => t.expand('createdby', (u) => u.expand('lk_task_createdby', (k) => k.top(1))))
// @ts-expect-error a collection has no single reference
query(lead).expandRef('Lead_Tasks')
// @ts-expect-error the callback gives the selection back
query(lead).expand('parentaccountid', () => 'name')
// @ts-expect-error there is no such column to order by
query(lead).orderBy('fulname')
// @ts-expect-error it goes up or down
query(lead).orderBy('fullname', 'up')
// @ts-expect-error a single record is neither filtered
retrieve(account, id, (a) => a.select('name').where((x) => x.name.eq('A')))
// @ts-expect-error there is no such column to read
retrieveColumn(account, id, 'nam')
retrieveRawValue(account, id, '_ownerid_value')
retrieveRawValue(account, id, 'creditonhold')
retrieveRawValue(account, id, 'description')
// @ts-expect-error an image is no text
retrieveRawValue(account, id, 'entityimage')
// @ts-expect-error nor is a file
retrieveRawValue(asyncoperation, id, 'datablobid')
retrieveRawValue(asyncoperation, id, 'name')
// @ts-expect-error a collection is no single record
retrieveRelated(account, id, 'Account_Tasks', (t) => t)
// @ts-expect-error the tasks of an account are no leads
queryRelated(account, id, 'Account_Tasks', lead)
