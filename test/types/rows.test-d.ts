import {
  type Client,
  type Operation,
  type Page,
  type Query,
  query,
  type RecordOf,
  type RowOf,
  retrieve,
} from 'dynamics365-crm'
import { account, type Lead, LeadState, lead } from 'dynamics365-crm/entities'
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
// @ts-expect-error the callback gives the selection back
query(lead).expand('parentaccountid', () => 'name')
// @ts-expect-error there is no such column to order by
query(lead).orderBy('fulname')
// @ts-expect-error it goes up or down
query(lead).orderBy('fullname', 'up')
// @ts-expect-error a single record is neither filtered
retrieve(account, id, (a) => a.select('name').where((x) => x.name.eq('A')))
