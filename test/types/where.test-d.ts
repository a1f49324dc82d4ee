import { type Condition, type OneWayCondition, odata, otherOption, query, ref } from 'dynamics365-crm'
import {
  account,
  businessunit,
  contact,
  LeadSource,
  LeadState,
  lead,
  systemuser,
  team,
  usersettings,
} from 'dynamics365-crm/entities'
import { expectTypeOf } from 'vitest'
import { machine } from '../unit/machine.js'

const id: string = '5f1c2f5e-2f5e-4000-8000-00000000000a'

// What a column offers.
query(lead).where((l) => {
  expectTypeOf(l.lastname.eq('A')).toEqualTypeOf<Condition>()
  expectTypeOf(l.createdon.today()).toEqualTypeOf<OneWayCondition>()
  return l.lastname
    .contains('A')
    .and(
      l.estimatedamount.gt(10_000),
      l.createdon.lastXDays(30),
      l.createdon.ge(new Date()),
      l.estimatedclosedate.on('2026-03-01'),
      l.estimatedclosedate.eq(null),
      l.donotemail.eq(true),
      l._ownerid_value.in([id]),
      l.leadid.eq(id),
      l.statecode.eq(LeadState.Open),
      l.leadsourcecode.in([LeadSource.Web, otherOption(192_350_000)]),
      l.firstname.eq(l.lastname),
      l.modifiedon.gt(l.createdon),
    )
    .or(l.description.startsWith('A').not())
})

// Functions of the service, each where it has a meaning.
query(lead).where((l) =>
  l._ownerid_value
    .eqUserId()
    .and(
      l._ownerid_value.eqUserOrUserHierarchyAndTeams(),
      l._createdby_value.neUserId(),
      l._owningbusinessunit_value.eqRoleBusinessId(),
      l.numberofemployees.eqUserLanguage(),
      l.createdon.inFiscalPeriodAndYear(1, 2026),
      l.estimatedclosedate.lastXFiscalYears(2),
      l.estimatedamount.notBetween(1, 2),
      l.lastname.notBetween('A', 'C'),
      l.description.contains('50%', { wildcards: true }),
      l.description.fullText('plan'),
      l.entityimage.isNull(),
    ),
)
query(systemuser).where((u) => u.systemuserid.eqUserId().or(u._businessunitid_value.eqBusinessId()))
query(usersettings).where((u) => u.systemuserid.eqUserId())
query(businessunit).where((b) => b.businessunitid.neBusinessId().or(b.businessunitid.above(id)))

// A place in a hierarchy, where the table has one.
query(account).where((a) => a.accountid.underOrEqual(id).or(a.accountid.notUnder(ref(account, id))))
query(systemuser).where((u) => u.systemuserid.under(id).or(u.systemuserid.eqUserId()))
// @ts-expect-error leads are no hierarchy
query(lead).where((l) => l.leadid.under(id))
// @ts-expect-error nor are teams
query(team).where((t) => t.teamid.under(id))
// @ts-expect-error nor are the settings of users
query(usersettings).where((u) => u.systemuserid.under(id))

// The negative, where there is one.
query(lead).where((l) => l.lastname.eq('A').and(l.firstname.contains('B')).or(l._ownerid_value.eqUserId()).not())
query(lead).where((l) => l.lastname.eq('A').not().and(l.createdon.today()))
query(account).where((a) => a.Account_Tasks.any().not().or(a.accountid.under(id).not(), odata`x eq 1`.not()))
// A condition grows, whatever is joined to it, and whichever comes first.
query(lead).where((l) => {
  let condition = l.lastname.eq('A')
  condition = condition.and(l.createdon.today())
  condition = condition.or(l.firstname.eq('B').not())
  condition = l.createdon.yesterday()
  let oneWay = l.createdon.today()
  oneWay = oneWay.or(l.lastname.eq('A')).and(l.firstname.eq('B'))
  // @ts-expect-error what has a negative is not taken for what has none
  oneWay = l.lastname.eq('A')
  const all: Condition[] = [oneWay, condition, l.lastname.eq('A')]
  return l.lastname.isNull().and(...all)
})
// @ts-expect-error the service has no negative of it
query(lead).where((l) => l.createdon.lastXDays(3).not())
// @ts-expect-error nor of days
query(lead).where((l) => l.createdon.on('2026-03-01').not())
// @ts-expect-error nor of what begins with it
query(lead).where((l) => l.createdon.today().and(l.lastname.eq('A')).or(l.firstname.eq('B')).not())
// @ts-expect-error nor of most that asks who asks
query(lead).where((l) => l._ownerid_value.eqUserTeams().not())
// @ts-expect-error nor of being above
query(account).where((a) => a.accountid.above(id).not())

// Columns are compared with columns of their kind.
query(account).where((a) =>
  a._parentaccountid_value
    .eq(a.accountid)
    .or(a.accountid.eq(a._ownerid_value), a.accountid.eq(a.stageid), a.stageid.ne(a.accountid)),
)
query(account).where((a) => a.revenue.gt(a.marketcap).or(a.address1_city.eq(a.address2_city)))
query(lead).where((l) => l.statuscode.eq(l.statuscode).or(l.createdon.lt(l.modifiedon)))
// @ts-expect-error an amount is no decimal
query(account).where((a) => a.revenue.gt(a.exchangerate))
// @ts-expect-error nor is it a whole number
query(account).where((a) => a.revenue.gt(a.numberofemployees))
// @ts-expect-error a whole number is no decimal
query(account).where((a) => a.exchangerate.gt(a.numberofemployees))
// @ts-expect-error a float is no decimal
query(account).where((a) => a.exchangerate.gt(a.address1_latitude))
// @ts-expect-error text of one line is none of many lines
query(lead).where((l) => l.description.eq(l.lastname))
// @ts-expect-error one option may be among others, and the choices are two
query(lead).where((l) => l.leadqualitycode.eq(l.prioritycode))
// @ts-expect-error a state is no choice
query(lead).where((l) => l.statuscode.eq(l.statecode))
// @ts-expect-error a day is no instant
query(lead).where((l) => l.createdon.gt(l.estimatedclosedate))
// @ts-expect-error nor the other way round
query(lead).where((l) => l.estimatedclosedate.lt(l.createdon))
// @ts-expect-error a GUID is no text
query(account).where((a) => a.accountid.eq(a.name))

// OData's own words, with what can stand in them.
query(lead).where((l) => {
  const condition = odata`${l.lastname} eq ${'A'} or ${l.parentaccountid.name} ne ${null} or ${l.createdon.today()}`
  expectTypeOf(condition).toEqualTypeOf<Condition>()
  return condition.and(odata`x eq ${5} or y eq ${5n} or z eq ${true} or d lt ${new Date()} or o eq ${ref(lead, id)}`)
})
odata`Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=${['A', 5]})`

// What can be walked, however deep, and looked into.
query(lead).where((l) => l.parentaccountid.primarycontactid.createdby.fullname.eq('Ann'))
query(account).where((a) =>
  a.contact_customer_accounts.any((c) => c.lastname.eq('A').and(c.Contact_Tasks.all((t) => t.statecode.eq(1)))),
)
query(account).where((a) => a.Account_Tasks.any())

// @ts-expect-error there is no such column
query(lead).where((l) => l.emailadress1.eq('A'))
// @ts-expect-error text is searched, a number is not
query(lead).where((l) => l.estimatedamount.contains('1'))
// @ts-expect-error a number has no beginning
query(lead).where((l) => l.numberofemployees.startsWith('1'))
// @ts-expect-error text has no last days
query(lead).where((l) => l.lastname.lastXDays(30))
// @ts-expect-error a number is compared with numbers
query(lead).where((l) => l.estimatedamount.gt('10000'))
// @ts-expect-error text is compared with text
query(lead).where((l) => l.lastname.eq(5))
// @ts-expect-error a yes-or-no column has no order
query(lead).where((l) => l.donotemail.gt(false))
// @ts-expect-error yes or no is no text
query(lead).where((l) => l.donotemail.eq('true'))
// @ts-expect-error 99 is none of the choice's options
query(lead).where((l) => l.leadsourcecode.eq(99))
// @ts-expect-error 7 is none of the states
query(lead).where((l) => l.statecode.eq(7))
// @ts-expect-error one of the listed values is none of the choice's options
query(lead).where((l) => l.leadsourcecode.in([LeadSource.Web, 99]))
// @ts-expect-error a day is given as text, because a Date's day depends on where it is read
query(lead).where((l) => l.estimatedclosedate.eq(new Date()))
// @ts-expect-error neither is it given as a Date to a function over days
query(lead).where((l) => l.estimatedclosedate.onOrAfter(new Date()))
// @ts-expect-error nor on a column of instants
query(lead).where((l) => l.createdon.on(new Date()))
// Times in no zone have hours.
query(machine).where((m) => m.new_opens.lastXHours(3).and(m.new_opens.on('2026-03-01')))
// @ts-expect-error they are no instants, whose hours depend on where they are read
query(machine).where((m) => m.createdon.eq(m.new_opens))
// @ts-expect-error a lookup of accounts holds no user
query(lead).where((l) => l._parentaccountid_value.eqUserId())
// @ts-expect-error nor does one of business units
query(lead).where((l) => l._owningbusinessunit_value.eqUserId())
// @ts-expect-error an owner is no business unit
query(lead).where((l) => l._ownerid_value.eqBusinessId())
// @ts-expect-error the key of a lead is no user
query(lead).where((l) => l.leadid.eqUserId())
// @ts-expect-error a user is no business unit
query(systemuser).where((u) => u.systemuserid.eqBusinessId())
// @ts-expect-error a text is no language
query(lead).where((l) => l.lastname.eqUserLanguage())
// @ts-expect-error a lookup has no place in the hierarchy of the table
query(lead).where((l) => l._parentaccountid_value.under(id))
// @ts-expect-error a yes-or-no column has no range
query(lead).where((l) => l.donotemail.between(false, true))
// @ts-expect-error a fiscal period has a year beside it
query(lead).where((l) => l.createdon.inFiscalPeriodAndYear(1))
// @ts-expect-error a number of days is no text
query(lead).where((l) => l.createdon.inFiscalYear('2026'))
// @ts-expect-error a day has no minutes
query(lead).where((l) => l.estimatedclosedate.olderThanXMinutes(3))
// @ts-expect-error a number has no words
query(lead).where((l) => l.estimatedamount.fullText('1'))
// @ts-expect-error an image is there or not, and is compared with nothing
query(lead).where((l) => l.entityimage.eq('A'))
// @ts-expect-error a lookup to walk is no column
query(lead).where((l) => odata`${l.parentaccountid} eq ${id}`)
// @ts-expect-error an object is no value of OData
query(lead).where(() => odata`x eq ${{ a: 1 }}`)
// @ts-expect-error undefined is a value forgotten
query(lead).where(() => odata`x eq ${optional()}`)
// @ts-expect-error a day has no hours
query(lead).where((l) => l.estimatedclosedate.lastXHours(3))
// @ts-expect-error undefined is a value forgotten
query(lead).where((l) => l.lastname.eq(undefined))
// @ts-expect-error an optional value is not compared before it is looked at
query(lead).where((l) => l.lastname.eq(optional()))
// @ts-expect-error a list holds values of the column
query(lead).where((l) => l.lastname.in(['A', 5]))
// @ts-expect-error a list has no null: isNull stands beside it
query(lead).where((l) => l.lastname.in(['A', null]))
// @ts-expect-error text of many lines has no order
query(lead).where((l) => l.description.gt('A'))
// @ts-expect-error a column of text and a column of numbers are not compared
query(lead).where((l) => l.lastname.eq(l.estimatedamount))
// @ts-expect-error there is no such way to walk
query(lead).where((l) => l.parentaccount.name.eq('A'))
// @ts-expect-error the account has no such column
query(lead).where((l) => l.parentaccountid.lastname.eq('A'))
// @ts-expect-error a table that was not generated cannot be walked
query(lead).where((l) => l.msdyn_segmentid.name.eq('A'))
// @ts-expect-error a lookup is walked or compared by its _x_value
query(lead).where((l) => l.parentaccountid.eq(id))
// @ts-expect-error a lookup leads to one record, not to many
query(lead).where((l) => l.parentaccountid.any())
// @ts-expect-error a collection is looked into, not walked
query(account).where((a) => a.Account_Tasks.subject.eq('A'))
// @ts-expect-error the related table has no such column
query(account).where((a) => a.Account_Tasks.any((t) => t.lastname.eq('A')))
// @ts-expect-error all needs a condition
query(account).where((a) => a.Account_Tasks.all())
// @ts-expect-error a column alone is no condition
query(contact).where((c) => c.donotemail)
// @ts-expect-error a text is no condition
query(contact).where(() => "lastname eq 'A'")
// @ts-expect-error conditions are joined with conditions
query(contact).where((c) => c.lastname.eq('A').and(true))

declare function optional(): string | undefined
