import { type Client, type CreateOf, ref, type UpdateOf } from 'dynamics365-crm'
import { account, type Incident, incident, type Lead, LeadSource, lead } from 'dynamics365-crm/entities'
import { type PayloadInput, type PayloadSchema, payloadSchema } from 'dynamics365-crm/validation'
import { expectTypeOf } from 'vitest'
import type * as z from 'zod'

declare const crm: Client
declare const id: string

// What a schema gives is what create and update take.
const newLead = payloadSchema(lead, 'create')
const leadChanges = payloadSchema(lead, 'update')
expectTypeOf(newLead).toEqualTypeOf<PayloadSchema<CreateOf<Lead>>>()
expectTypeOf(newLead.parse({})).toEqualTypeOf<CreateOf<Lead>>()
expectTypeOf(leadChanges.parse({})).toEqualTypeOf<UpdateOf<Lead>>()
expectTypeOf(payloadSchema(incident, 'create').parse({}).customerid).toEqualTypeOf<CreateOf<Incident>['customerid']>()
expectTypeOf(payloadSchema(lead, 'create', { required: 'business' })).toEqualTypeOf(newLead)
crm.create(lead, newLead.parse({}))
crm.update(lead, id, leadChanges.parse({}))

// Only the columns that are named.
const form = payloadSchema(lead, 'create', { only: ['subject', 'parentaccountid'], otherOptions: true })
expectTypeOf(form.parse({})).toEqualTypeOf<Pick<CreateOf<Lead>, 'subject' | 'parentaccountid'>>()
crm.create(lead, { ...form.parse({}), leadsourcecode: LeadSource.Web })

// Before it is checked, an option is any number; a lookup is what JSON has.
type LeadInput = z.input<typeof newLead>
expectTypeOf<LeadInput>().toEqualTypeOf<PayloadInput<CreateOf<Lead>>>()
expectTypeOf<LeadInput['leadsourcecode']>().toEqualTypeOf<number | null | undefined>()
expectTypeOf<LeadInput['subject']>().toEqualTypeOf<string | null | undefined>()
expectTypeOf<{ table: 'account'; id: string }>().toExtend<LeadInput['parentaccountid']>()

// @ts-expect-error there is no such column
payloadSchema(lead, 'create', { only: ['topic'] })
// @ts-expect-error the service computes it
payloadSchema(lead, 'update', { only: ['fullname'] })
// @ts-expect-error there is no third mode
payloadSchema(lead, 'upsert')
// @ts-expect-error a case has a customer
crm.create(incident, payloadSchema(incident, 'create', { only: ['title'] }).parse({}))
// @ts-expect-error the changes of a lead are none of an account
crm.update(account, id, leadChanges.parse({}))

crm.create(incident, {
  ...payloadSchema(incident, 'create', { only: ['title'] }).parse({}),
  customerid: ref(account, id),
})
