import {
  average,
  type Client,
  type CountedRecords,
  changesOf,
  count,
  countRecords,
  formatted,
  type LookupValue,
  lookup,
  max,
  min,
  type Operation,
  type Page,
  personalView,
  plainCount,
  query,
  type RowOf,
  savedView,
  sum,
} from 'dynamics365-crm'
import { retrieveTotalRecordCount, searchIn, searchRecords } from 'dynamics365-crm/actions'
import { account, type LeadState, lead, opportunity } from 'dynamics365-crm/entities'
import { expectTypeOf } from 'vitest'
import { type Machine, machine } from '../unit/machine.js'

declare const crm: Client
const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

// A group has its keys and its results, read-only. What is reached through a lookup may be missing.
const stages = query(opportunity)
  .where((o) => o.statecode.eq(0))
  .groupBy('_ownerid_value', 'stepname', { accountName: (o) => o.parentaccountid.name })
  .aggregate({
    total: sum('estimatedvalue'),
    mean: average('closeprobability'),
    first: min('createdon'),
    last: max('estimatedclosedate'),
    biggest: max('estimatedvalue'),
    n: count(),
  })
type Stage = {
  readonly _ownerid_value: string | null
  readonly stepname: string | null
  readonly accountName: string | null
  readonly total: number | null
  readonly mean: number | null
  readonly first: string | null
  readonly last: string | null
  readonly biggest: number | null
  readonly n: number
}
expectTypeOf<RowOf<typeof stages>>().toEqualTypeOf<Stage>()
expectTypeOf(crm.execute(stages)).resolves.toEqualTypeOf<Page<Stage>>()
expectTypeOf(crm.all(stages)).resolves.toEqualTypeOf<readonly Stage[]>()

// Without results a grouping gives each combination once.
const distinct = query(lead).groupBy('statecode', 'leadsourcecode')
expectTypeOf<keyof RowOf<typeof distinct>>().toEqualTypeOf<'leadsourcecode' | 'statecode'>()
expectTypeOf<RowOf<typeof distinct>['statecode']>().toExtend<LeadState | number>()
const byAccountAlone = query(opportunity).groupBy({ accountName: (o) => o.parentaccountid.name })
expectTypeOf<RowOf<typeof byAccountAlone>>().toEqualTypeOf<{ readonly accountName: string | null }>()
const deep = query(opportunity).groupBy({ city: (o) => o.parentaccountid.primarycontactid.address1_city })
expectTypeOf<RowOf<typeof deep>>().toEqualTypeOf<{ readonly city: string | null }>()

// Without keys there is one record of all.
const all = query(opportunity).aggregate({ total: sum('estimatedvalue'), n: count() })
expectTypeOf<RowOf<typeof all>>().toEqualTypeOf<{ readonly total: number | null; readonly n: number }>()

// The least of 64-bit integers is of their own type.
const counters = query(machine).aggregate({
  least: min('new_counter'),
  most: max('new_total'),
})
expectTypeOf<RowOf<typeof counters>>().toEqualTypeOf<{
  readonly least: string | null
  readonly most: bigint | null
}>()
expectTypeOf<Machine['name']>().toEqualTypeOf<'new_machine'>()

// Formatted values of groups are there where they were asked for.
const shown = query(opportunity)
  .formatted()
  .groupBy('stepname')
  .aggregate({ total: sum('estimatedvalue') })
const [group] = await crm.all(shown)
if (group) expectTypeOf(formatted(group, 'total')).toEqualTypeOf<string | undefined>()

// So are annotations that are asked for afterwards, before an aggregate or behind it.
const owners = query(opportunity).groupBy('_ownerid_value')
for (const one of await crm.all(owners.aggregate({ n: count() }).annotated('lookups'))) {
  expectTypeOf(lookup(one, 'ownerid')).toEqualTypeOf<LookupValue | null>()
  expectTypeOf(one.n).toEqualTypeOf<number>()
  // @ts-expect-error it is no key
  lookup(one, 'accountid')
}
for (const one of await crm.all(owners.annotated('lookups').aggregate({ n: count() }))) lookup(one, 'ownerid')
for (const one of await crm.all(owners.annotated('lookups'))) lookup(one, 'ownerid')
for (const one of await crm.all(query(opportunity).aggregate({ n: count() }).formatted())) formatted(one, 'n')
for (const one of await crm.all(owners.formatted())) {
  formatted(one, '_ownerid_value')
  // @ts-expect-error the tables of lookups were not asked for
  lookup(one, 'ownerid')
}

const byStage = query(opportunity).groupBy('stepname')
// @ts-expect-error text is not added up
query(opportunity).aggregate({ total: sum('stepname') })
// @ts-expect-error a choice has no average
query(opportunity).aggregate({ mean: average('statecode') })
// @ts-expect-error a lookup has no greatest value
byStage.aggregate({ most: max('_ownerid_value') })
// @ts-expect-error dates are not added up
query(opportunity).aggregate({ total: sum('createdon') })
// @ts-expect-error there is no such column
query(opportunity).aggregate({ total: sum('estimatedvalu') })
// @ts-expect-error the name of a column would hide it
byStage.aggregate({ estimatedvalue: sum('estimatedvalue') })
// @ts-expect-error a result comes of a method
query(opportunity).aggregate({ total: 'estimatedvalue' })
// @ts-expect-error there is no such column to group by
query(opportunity).groupBy('stepnam')
// @ts-expect-error the service does not group by instants
query(opportunity).groupBy('createdon')
// @ts-expect-error near or far
query(opportunity).groupBy({ made: (o) => o.parentaccountid.createdon })
// @ts-expect-error nor by times in no zone
query(machine).groupBy('new_opens')
// @ts-expect-error nor by those behind a lookup
query(machine).groupBy({ opens: (m) => m.new_parent.new_opens })
// @ts-expect-error nor by text of many lines
query(opportunity).groupBy('description')
// @ts-expect-error near or far
query(opportunity).groupBy({ text: (o) => o.parentaccountid.description })
// @ts-expect-error nor by images
query(account).groupBy('entityimage')
// @ts-expect-error near or far
query(opportunity).groupBy({ image: (o) => o.parentaccountid.entityimage })
query(opportunity).groupBy('estimatedclosedate', 'isrevenuesystemcalculated', 'estimatedvalue', 'opportunityid')
query(machine).groupBy('new_colors', 'new_counter', 'new_state')
// @ts-expect-error a number does not hold the sum of 64-bit integers
query(machine).aggregate({ total: sum('new_counter') })
// @ts-expect-error nor their average
query(machine).aggregate({ total: average('new_total') })
// @ts-expect-error a walk ends at a column
query(opportunity).groupBy({ account: (o) => o.parentaccountid })
// @ts-expect-error the account has no such column
query(opportunity).groupBy('stepname', { name: (o) => o.parentaccountid.lastname })
// @ts-expect-error a group has only its keys and results
stages.read({ status: 200, headers: new Headers(), body: {} }).records[0]?.name
// @ts-expect-error a grouping selects nothing
query(opportunity).groupBy('stepname').select('name')
expectTypeOf(stages).not.toHaveProperty('then')

// Counting.
expectTypeOf(crm.count(query(lead).select('fullname'))).resolves.toEqualTypeOf<CountedRecords>()
expectTypeOf(countRecords(query(lead))).toEqualTypeOf<Operation<CountedRecords>>()
expectTypeOf(plainCount(query(lead))).toEqualTypeOf<Operation<number>>()
expectTypeOf(retrieveTotalRecordCount([account, lead, 'new_thing'])).toEqualTypeOf<
  Operation<Readonly<Record<'account' | 'lead' | 'new_thing', number>>>
>()

// A view may have any of the table's columns, and columns of other tables under their aliases.
const view = await crm.all(savedView(account, id))
if (view[0]) {
  expectTypeOf(view[0].name).toEqualTypeOf<string | null | undefined>()
  expectTypeOf(view[0]['primary.fullname']).toEqualTypeOf<unknown>()
}
for (const one of await crm.all(savedView(account, id).annotated('lookups').top(5))) {
  expectTypeOf(lookup(one, 'ownerid')).toEqualTypeOf<LookupValue | null>()
  expectTypeOf(formatted(one, 'a.fullname')).toEqualTypeOf<string | undefined>()
}
const known = savedView<{ readonly _ownerid_value: string }>(account, id).pageSize(5)
for (const one of await crm.all(known.annotated('lookups'))) {
  lookup(one, 'ownerid')
  // @ts-expect-error the view has no such column
  lookup(one, 'accountid')
}
for (const one of await crm.all(known.resume('x'))) {
  // @ts-expect-error formatted values were not asked for
  formatted(one, '_ownerid_value')
}
expectTypeOf(crm.all(personalView<{ readonly name: string }>(account, id).top(5))).resolves.toEqualTypeOf<
  readonly { readonly name: string }[]
>()

// Changes have the columns of the query.
const changes = crm.changes(query(account).select('name'), { since: 'https://contoso.crm.dynamics.com' })
for await (const change of changes) {
  if (change.kind === 'changed') expectTypeOf(change.record).toEqualTypeOf<{ readonly name: string | null }>()
  else expectTypeOf(change.id).toEqualTypeOf<string>()
}
expectTypeOf(changes.token).toEqualTypeOf<string | undefined>()
expectTypeOf(crm.execute(changesOf(query(account).select('name')))).resolves.toHaveProperty('token')

// A search names columns of its tables.
searchRecords({ search: 'a', entities: [account, 'new_thing', searchIn(lead, { selectColumns: ['fullname'] })] })
searchIn(lead, { filter: (l) => l.statecode.eq(0).and(l.createdon.ge(new Date())) })
// @ts-expect-error there is no such column to bring
searchIn(lead, { selectColumns: ['fulname'] })
// @ts-expect-error there is no such column to filter by
searchIn(lead, { filter: (l) => l.fulname.eq('A') })
// @ts-expect-error there is no such option
searchRecords({ search: 'a', options: ['fuzzy'] })
