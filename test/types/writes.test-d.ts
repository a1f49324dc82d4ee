import {
  type Client,
  type CreateOf,
  type CreateOperation,
  create,
  deleteRecord,
  type KeyOf,
  type Operation,
  otherOption,
  type Ref,
  ref,
  retrieve,
  type UpdateOf,
  type Upserted,
  update,
  upsert,
} from 'dynamics365-crm'
import {
  type Account,
  account,
  contact,
  type Incident,
  incident,
  type Lead,
  LeadSource,
  lead,
  opportunity,
  queueitem,
  systemuser,
  task,
  team,
} from 'dynamics365-crm/entities'
import { expectTypeOf } from 'vitest'

declare const crm: Client
declare const id: string
declare const maybe: string | undefined

// A ref knows its table.
expectTypeOf(ref(account, id)).toEqualTypeOf<Ref<'account'>>()
expectTypeOf(ref('new_thing', id)).toEqualTypeOf<Ref<'new_thing'>>()

// What is given, and what comes back.
expectTypeOf(create(lead, { subject: 'A' })).toEqualTypeOf<CreateOperation<Lead>>()
expectTypeOf(crm.create(lead, { subject: 'A' })).resolves.toBeString()
expectTypeOf(update(lead, id, {})).toEqualTypeOf<Operation<void>>()
expectTypeOf(upsert(account, { accountnumber: 'A' }, { name: 'B' })).toEqualTypeOf<Operation<Upserted>>()
expectTypeOf(crm.delete(account, id)).resolves.toBeVoid()

create(lead, {
  subject: maybe,
  lastname: null,
  estimatedamount: 5,
  estimatedclosedate: '2026-03-01',
  leadsourcecode: LeadSource.Web,
  donotemail: true,
  parentaccountid: ref(account, id),
  ownerid: ref(team, id),
  leadid: id,
})
create(lead, { leadsourcecode: otherOption(192_350_000), parentaccountid: null, ownerid: ref(systemuser, id) })
create(contact, { lastname: 'B', parentcustomerid: ref(account, id) })
create(contact, { lastname: 'B', parentcustomerid: ref(contact, id) })
create(task, {
  scheduledend: new Date(),
  scheduledstart: '2026-03-01T10:00:00Z',
  regardingobjectid: ref(opportunity, id),
})
// A table that was not generated is named by its logical name.
create(task, { regardingobjectid: ref('campaign', id) })
create(incident, { title: 'A', customerid: ref(contact, id) })
update(incident, id, { title: null, statecode: 1, statuscode: 5 })

// What is known at run time only is left out by undefined.
update(account, id, { name: 'A' }, { ifMatch: maybe })
upsert(account, id, { name: 'A' }, { only: undefined })
deleteRecord(account, id, { ifMatch: maybe })
crm.execute(update(account, id, { name: 'A' }), { as: maybe, signal: undefined })
// An image is bytes, or base64.
update(account, id, { entityimage: new Uint8Array() })
update(account, id, { entityimage: 'AQ==' })

// Keys.
expectTypeOf<string>().toExtend<KeyOf<Account>>()
expectTypeOf<Ref<'account'>>().toExtend<KeyOf<Account>>()
expectTypeOf<Ref<'contact'>>().not.toExtend<KeyOf<Account>>()
deleteRecord(account, ref(account, id))
update(account, { accountnumber: 'A' }, { name: 'B' })

// Every column may be left out except the required ones, which are not null.
expectTypeOf<CreateOf<Lead>>().toExtend<{ subject?: string | null | undefined }>()
expectTypeOf<CreateOf<Incident>['customerid']>().toEqualTypeOf<Ref<'account' | 'contact'>>()
expectTypeOf<UpdateOf<Incident>['customerid']>().toEqualTypeOf<Ref<'account' | 'contact'> | null | undefined>()
expectTypeOf<keyof CreateOf<Lead>>()
  .extract<'createdon' | 'fullname' | 'estimatedamount_base' | '_ownerid_value'>()
  .toBeNever()
expectTypeOf<keyof UpdateOf<Lead>>().extract<'createdon' | 'fullname' | 'leadid' | '_ownerid_value'>().toBeNever()

// @ts-expect-error a case has a customer
create(incident, { title: 'A' })
// @ts-expect-error a required lookup is not null
create(incident, { title: 'A', customerid: null })
// @ts-expect-error a required lookup is not undefined
create(incident, { title: 'A', customerid: undefined })
// @ts-expect-error a case's customer is an account or a contact
create(incident, { title: 'A', customerid: ref(lead, id) })
// @ts-expect-error a lead's account is no contact
create(lead, { parentaccountid: ref(contact, id) })
// @ts-expect-error the lookup holds no such table
create(lead, { parentaccountid: ref('new_thing', id) })
// @ts-expect-error a lookup is written with a ref
create(lead, { parentaccountid: id })
// @ts-expect-error a task is about no queue item
create(task, { regardingobjectid: ref(queueitem, id) })
// @ts-expect-error an owner is a user or a team
update(lead, id, { ownerid: ref(account, id) })
// @ts-expect-error there is no such column
create(lead, { subject: 'A', topic: 'B' })
// @ts-expect-error there is no such column to change
update(lead, id, { topic: 'B' })
// @ts-expect-error there is no such column to set
upsert(lead, id, { topic: 'B' })
// @ts-expect-error the service computes it
create(lead, { fullname: 'Ann Smith' })
// @ts-expect-error the service sets it
create(lead, { createdon: '2026-03-01T10:00:00Z' })
// @ts-expect-error the service computes it
update(lead, id, { estimatedamount_base: 5 })
// @ts-expect-error the service sets it
create(lead, { createdby: ref(systemuser, id) })
// @ts-expect-error the key is given when the record is made and fixed from then on
update(lead, id, { leadid: id })
// @ts-expect-error a new record starts in the state that the service gives it
create(lead, { statecode: 1 })
// @ts-expect-error what a queue item holds is given when it is made and fixed from then on
update(queueitem, id, { objectid: ref(incident, id) })
// @ts-expect-error a lookup is written by its logical name
create(lead, { _parentaccountid_value: id })
// @ts-expect-error a day is text, because a Date's day depends on where it is read
create(lead, { estimatedclosedate: new Date() })
// @ts-expect-error neither is it changed by a Date
update(contact, id, { birthdate: new Date() })
// @ts-expect-error text is no Date
create(lead, { subject: new Date() })
// @ts-expect-error 99 is none of the choice's options
create(lead, { leadsourcecode: 99 })
// @ts-expect-error any number is none of the choice's options before otherOption has let it through
update(lead, id, { leadsourcecode: id.length })
// @ts-expect-error an amount is a number
create(lead, { estimatedamount: '5' })
// @ts-expect-error a state is never cleared
update(lead, id, { statecode: null })
// @ts-expect-error a key points into its own table
update(account, ref(contact, id), { name: 'B' })
// @ts-expect-error a key is made of the table's columns
retrieve(account, { lastname: 'A' }, (a) => a)
// @ts-expect-error a key column has a value
deleteRecord(account, { accountnumber: null })
// @ts-expect-error a key column has its column's type
deleteRecord(account, { accountnumber: 5 })
// @ts-expect-error it only creates or only updates
upsert(account, id, { name: 'A' }, { only: 'delete' })
// @ts-expect-error a ref of a table object knows its table
const wrong: Ref<'contact'> = ref(account, id)
void wrong
