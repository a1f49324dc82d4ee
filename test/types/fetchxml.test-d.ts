import { type Client, formatted, lookup, type RowOf } from 'dynamics365-crm'
import { type AccountState, account, contact, email, opportunity, task } from 'dynamics365-crm/entities'
import {
  average,
  count,
  countColumn,
  type FetchQuery,
  fetchXml,
  like,
  max,
  month,
  noneLinked,
  rawFetchXml,
  someLinked,
  sum,
} from 'dynamics365-crm/fetchxml'
import { expectTypeOf } from 'vitest'

declare const crm: Client

// What is selected is there, under the names that the service gives it.
const joined = fetchXml(account)
  .select('name', '_primarycontactid_value', 'statecode')
  .selectAs({ phone: 'telephone1' })
  .link(contact, { from: 'contactid', to: '_primarycontactid_value', type: 'outer', alias: 'c' }, (c) =>
    c
      .select('fullname', 'contactid', '_parentcustomerid_value')
      .where((x) => x.statecode.eq(0))
      .link(task, { from: 'regardingobjectid', to: 'contactid', alias: 't' }, (t) => t.select('subject', 'activityid')),
  )
  .link(opportunity, { from: 'parentaccountid', to: 'accountid', alias: 'o' }, (o) => o.select('opportunityid'))
expectTypeOf<RowOf<typeof joined>>().toEqualTypeOf<{
  readonly name: string | null
  readonly _primarycontactid_value: string | null
  readonly statecode: RowOf<typeof joined>['statecode']
  readonly phone: string | null
  readonly 'c.fullname': string | null
  readonly 'c.contactid': string | null
  readonly 'c.parentcustomerid': string | null
  readonly 't.subject': string | null
  readonly 't.activityid': string | null
  readonly 'o.opportunityid': string
}>()
expectTypeOf<AccountState>().toExtend<RowOf<typeof joined>['statecode']>()
expectTypeOf(crm.all(joined)).resolves.toEqualTypeOf<readonly RowOf<typeof joined>[]>()
expectTypeOf(crm.all(joined.top(3).pageSize(2))).resolves.toEqualTypeOf<readonly RowOf<typeof joined>[]>()

// @ts-expect-error there is no such column
fetchXml(account).select('nam')
// @ts-expect-error a lookup is selected by its property name
fetchXml(account).select('primarycontactid')
// @ts-expect-error there is no such column behind the alias
fetchXml(account).selectAs({ a: 'nam' })

// Conditions: the columns of the table, and those of its links by their aliases.
joined.where((a, { c, t }) => a.name.eq(c.fullname).or(t.subject.contains('x'), c.createdon.lastXDays(3)))
joined.where((a) => like(a.name, 'A%'))
// @ts-expect-error no link is called d
joined.where((_, links) => links.d.fullname.eq('A'))
// @ts-expect-error FetchXML does not walk through lookups: it links
joined.where((a) => a.primarycontactid.fullname.eq('A'))
// @ts-expect-error a number has no pattern
joined.where((a) => like(a.revenue, '1%'))
// @ts-expect-error a text is compared with text
joined.where((a) => a.name.eq(1))
// @ts-expect-error text and number are not compared
joined.where((a, { c }) => a.revenue.eq(c.fullname))

// Links: columns of both tables, of one sort.
fetchXml(account).link(contact, { from: 'emailaddress1', to: 'emailaddress1', alias: 'c' }, (c) => c)
fetchXml(account).link(contact, { from: 'statecode', to: 'statecode', alias: 'c' }, (c) => c)
fetchXml(account).link(contact, { from: '_parentcustomerid_value', to: 'accountid', type: 'exists' })
fetchXml(account).link(account, { from: '_ownerid_value', to: 'ownerid', alias: 'o' }, (o) =>
  o.link(contact, { from: 'contactid', to: 'primarycontactid', type: 'outer', alias: 'c' }, (c) => c),
)
// @ts-expect-error an id is no text
fetchXml(account).link(contact, { from: 'fullname', to: 'accountid', alias: 'c' }, (c) => c)
// @ts-expect-error a number is no choice
fetchXml(account).link(contact, { from: 'statecode', to: 'numberofemployees', alias: 'c' }, (c) => c)
// @ts-expect-error a day is no instant
fetchXml(opportunity).link(contact, { from: 'createdon', to: 'estimatedclosedate', alias: 'c' }, (c) => c)
// @ts-expect-error an image is not joined
fetchXml(account).link(contact, { from: 'entityimage', to: 'entityimage', alias: 'c' }, (c) => c)
// @ts-expect-error the people of an email are not joined
fetchXml(email).link(contact, { from: 'contactid', to: 'cc', alias: 'c' }, (c) => c)
fetchXml(account).link(contact, { from: 'contactid', to: 'primarycontactid', alias: 'c' }, (c) =>
  // @ts-expect-error an id is no text, in links of links too
  c.link(task, { from: 'subject', to: 'contactid', alias: 't' }, (t) => t),
)
// @ts-expect-error contact has no such column
fetchXml(account).link(contact, { from: 'accountnumber', to: 'accountid', alias: 'c' }, (c) => c)
// @ts-expect-error account has no such column
fetchXml(account).link(contact, { from: 'contactid', to: 'contactid', alias: 'c' }, (c) => c)
// @ts-expect-error what is read needs an alias
fetchXml(account).link(contact, { from: 'contactid', to: 'primarycontactid' }, (c) => c.select('fullname'))
fetchXml(account).link(contact, { from: 'parentcustomerid', to: 'accountid', type: 'exists' }, (c) =>
  // @ts-expect-error nothing is read of a link of the type exists
  c.select('fullname'),
)
// @ts-expect-error any is a condition: someLinked
fetchXml(account).link(contact, { from: 'parentcustomerid', to: 'accountid', type: 'any', alias: 'c' }, (c) => c)

const exists = fetchXml(account)
  .select('name')
  .link(contact, { from: 'parentcustomerid', to: 'accountid', type: 'exists' }, (c) =>
    c.where((x) => x.statecode.eq(0)),
  )
expectTypeOf<RowOf<typeof exists>>().toEqualTypeOf<{ readonly name: string | null }>()
// @ts-expect-error a link of the type exists has no alias to name
exists.where((_, { c }) => c.fullname.eq('A'))

fetchXml(account).where((a) =>
  someLinked(contact, { from: 'parentcustomerid', to: a.accountid }, (c) =>
    noneLinked(task, { from: '_regardingobjectid_value', to: c.contactid }, (t) => t.statecode.eq(0)),
  ),
)
// @ts-expect-error contact has no such column
fetchXml(account).where((a) => someLinked(contact, { from: 'accountnumber', to: a.accountid }))
// @ts-expect-error the column is handed out by where, not named
fetchXml(account).where(() => someLinked(contact, { from: 'parentcustomerid', to: 'accountid' }))

// @ts-expect-error an id is no text
fetchXml(account).where((a) => someLinked(contact, { from: 'fullname', to: a.accountid }))

// A link can bring columns under names that stand alone, and all of its columns.
const all = fetchXml(account)
  .select('name')
  .link(contact, { from: 'contactid', to: 'primarycontactid', alias: 'c' }, (c) =>
    c.select('contactid').selectAll().selectAs({ mail: 'emailaddress1' }).orderBy('mail').orderBy('lastname'),
  )
expectTypeOf<RowOf<typeof all>['c.contactid']>().toEqualTypeOf<string>()
expectTypeOf<RowOf<typeof all>['c.lastname']>().toEqualTypeOf<string | null | undefined>()
expectTypeOf<RowOf<typeof all>['mail']>().toEqualTypeOf<string | null>()
all.orderBy('mail')
// @ts-expect-error nothing is called so
fetchXml(account).link(contact, { from: 'contactid', to: 'primarycontactid', alias: 'c' }, (c) => c.orderBy('mail'))
// @ts-expect-error a column of the table is called so
fetchXml(account).selectAs({ accountid: 'accountnumber' })
// @ts-expect-error a column of the table is called so
fetchXml(account).selectAll().selectAs({ name: 'accountnumber' })

// Aggregates: figures and groups by their aliases.
const figures = fetchXml(opportunity)
  .aggregate({
    total: sum('estimatedvalue'),
    mean: average('closeprobability'),
    last: max('createdon'),
    n: count(),
    filled: countColumn('name', { distinct: true }),
  })
  .groupBy({ owner: 'ownerid', contact: '_parentcontactid_value', step: 'stepname', month: month('createdon') })
  .orderBy('total', 'desc')
expectTypeOf<RowOf<typeof figures>>().toEqualTypeOf<{
  readonly total: number | null
  readonly mean: number | null
  readonly last: string | null
  readonly n: number
  readonly filled: number
  readonly owner: string | null
  readonly contact: string | null
  readonly step: string | null
  readonly month: number | null
}>()
const linkedFigures = fetchXml(opportunity)
  .aggregate({ n: count() })
  .link(account, { from: 'accountid', to: 'parentaccountid', alias: 'a' }, (a) =>
    a.groupBy({ name: 'name' }).aggregate({ most: max('revenue') }),
  )
expectTypeOf<RowOf<typeof linkedFigures>>().toEqualTypeOf<{
  readonly n: number
  readonly name: string | null
  readonly most: number | null
}>()

// The count of an outer link is a number where nothing is linked, its other figures are null.
const outerFigures = fetchXml(account)
  .groupBy({ state: 'statecode' })
  .link(opportunity, { from: 'parentaccountid', to: 'accountid', type: 'outer', alias: 'o' }, (o) =>
    o
      .aggregate({ n: count(), filled: countColumn('name'), total: sum('estimatedvalue') })
      .groupBy({ step: 'statecode' }),
  )
expectTypeOf<RowOf<typeof outerFigures>>().toExtend<{
  readonly n: number
  readonly filled: number
  readonly total: number | null
}>()
expectTypeOf<null>().toExtend<RowOf<typeof outerFigures>['step']>()

// @ts-expect-error a time of day is grouped by a part of it
fetchXml(opportunity).groupBy({ on: 'createdon' })
fetchXml(opportunity).groupBy({ on: 'estimatedclosedate', month: month('createdon') })

// Lookups that are only read have a logical name too.
const byCreator = fetchXml(opportunity).aggregate({ n: count() }).groupBy({ creator: 'createdby' })
expectTypeOf<RowOf<typeof byCreator>>().toEqualTypeOf<{ readonly n: number; readonly creator: string | null }>()
// @ts-expect-error a list of people is no column to group by
fetchXml(email).groupBy({ who: 'to' })

// @ts-expect-error text has no sum
fetchXml(opportunity).aggregate({ x: sum('name') })
// @ts-expect-error a choice has no average
fetchXml(opportunity).aggregate({ x: average('statecode') })
// @ts-expect-error text has no month
fetchXml(opportunity).groupBy({ x: month('name') })
// @ts-expect-error there is no such column to count
fetchXml(opportunity).aggregate({ x: countColumn('nam') })
// @ts-expect-error nothing is called so
figures.orderBy('sum')
joined.orderBy('c.fullname').orderBy('phone').orderBy('name', 'desc')

// Annotations: where they were asked for.
declare const plain: RowOf<typeof joined>
const annotated = joined.annotated('lookups')
declare const record: RowOf<typeof annotated>
formatted(record, 'c.parentcustomerid')
lookup(record, 'primarycontactid')
lookup(record, 'c.parentcustomerid')
// @ts-expect-error there is no such name
lookup(record, 'c.parentcustomer')
declare const group: RowOf<ReturnType<typeof annotatedGroups>>
function annotatedGroups() {
  return fetchXml(opportunity).aggregate({ n: count() }).groupBy({ owner: '_ownerid_value' }).annotated('lookups')
}
lookup(group, 'owner')
// @ts-expect-error a number points at nothing
lookup(group, 'n')
// @ts-expect-error nor was it asked for
lookup(plain, 'c.parentcustomerid')
// @ts-expect-error formatted values were not asked for
formatted(plain, 'name')

// @ts-expect-error the service has no such hint
fetchXml(account).options(['NOLOCK'])

// Raw text: the caller's word.
expectTypeOf<RowOf<ReturnType<typeof rawFetchXml<{ name?: string }>>>>().toEqualTypeOf<{ name?: string }>()
expectTypeOf(crm.all(rawFetchXml(account, ''))).resolves.toEqualTypeOf<readonly Readonly<Record<string, unknown>>[]>()

expectTypeOf(joined).not.toHaveProperty('then')
expectTypeOf(fetchXml(account)).toExtend<FetchQuery<import('dynamics365-crm/entities').Account>>()
