import { type Client, newRecord, type Operation, type Ref, type ResultRow, recordChanges, ref } from 'dynamics365-crm'
import { account, contact, incident, incidentresolution, queue, queueitem, systemuser } from 'dynamics365-crm/entities'
import {
  AddItemCampaign,
  AddToQueue,
  type AddToQueueResponse,
  BulkDelete,
  CloseIncident,
  GetDefaultPriceLevel,
  GrantAccess,
  PickFromQueue,
  QualifyLead,
  RetrieveCurrentOrganization,
  RetrievePrincipalAccess,
  type RetrievePrincipalAccessResponse,
  RetrieveUnpublishedMultiple,
  SetAutoNumberSeed,
  UtcTimeFromLocalTime,
  WhoAmI,
} from 'dynamics365-crm/operations'
import { expectTypeOf } from 'vitest'

declare const crm: Client
declare const id: string

// Results.
expectTypeOf((await crm.execute(WhoAmI())).UserId).toEqualTypeOf<string>()
expectTypeOf(AddToQueue(id, { Target: ref(incident, id) })).toEqualTypeOf<Operation<AddToQueueResponse>>()
expectTypeOf(GetDefaultPriceLevel({ EntityName: 'quote' })).toEqualTypeOf<
  Operation<readonly ResultRow<'pricelevel'>[]>
>()
const [row] = await crm.execute(
  QualifyLead(id, { CreateAccount: true, CreateContact: false, CreateOpportunity: true, Status: 3 }),
)
expectTypeOf(row?.['@odata.type']).toEqualTypeOf<string | undefined>()
expectTypeOf(row?.name).toBeUnknown()

// What they are bound to.
PickFromQueue(ref(queueitem, id), { SystemUser: ref(systemuser, id), RemoveQueueItem: true })
AddItemCampaign(ref('list', id), { Campaign: ref('campaign', id) })
RetrieveUnpublishedMultiple('webresource')
// @ts-expect-error a queue is no queue item
PickFromQueue(ref(queue, id), { SystemUser: ref(systemuser, id), RemoveQueueItem: true })
// @ts-expect-error of several tables a ref says which
AddItemCampaign(id, { Campaign: ref('campaign', id) })
// @ts-expect-error an account is no item of a campaign
AddItemCampaign(ref(account, id), { Campaign: ref('campaign', id) })
// @ts-expect-error accounts are not published
RetrieveUnpublishedMultiple('account')

// Parameters.
CloseIncident({
  IncidentResolution: newRecord(incidentresolution, { incidentid: ref(incident, id), subject: 'A' }),
  Status: 5,
})
CloseIncident({ IncidentResolution: newRecord('incidentresolution', { subject: 'A' }), Status: 5 })
AddToQueue(id, { Target: ref('email', id), QueueItemProperties: recordChanges(queueitem, { statuscode: 1 }) })
SetAutoNumberSeed({ EntityName: 'account', AttributeName: 'new_number', Value: 2n ** 60n })
GrantAccess({
  Target: ref(account, id),
  PrincipalAccess: { Principal: ref(systemuser, id), AccessMask: ['ReadAccess', 'WriteAccess'] },
})
GrantAccess({
  Target: ref(account, id),
  PrincipalAccess: { Principal: ref(systemuser, id), AccessMask: 'ReadAccess' },
})
RetrieveCurrentOrganization({ AccessType: 'Default' })
BulkDelete({
  JobName: 'A',
  SendEmailNotification: true,
  ToRecipients: [newRecord('activityparty', { 'partyid_systemuser@odata.bind': ref(systemuser, id) })],
  CCRecipients: [],
  RecurrencePattern: '',
  StartDateTime: new Date(),
})
// @ts-expect-error a status is needed
CloseIncident({ IncidentResolution: newRecord('incidentresolution', {}) })
// @ts-expect-error a new account is no resolution
CloseIncident({ IncidentResolution: newRecord(account, { name: 'A' }), Status: 5 })
// @ts-expect-error a worker is a user
PickFromQueue(id, { SystemUser: ref(contact, id), RemoveQueueItem: true })
// @ts-expect-error there is no such parameter
AddToQueue(id, { Target: ref(incident, id), QueueItem: 5 })
// @ts-expect-error a record is given by a ref
AddToQueue(id, { Target: id })
// @ts-expect-error there is no such right
GrantAccess({ Target: ref(account, id), PrincipalAccess: { AccessMask: 'Read' } })
GrantAccess({
  Target: ref(account, id),
  // @ts-expect-error nor is there one among several
  PrincipalAccess: { AccessMask: ['ReadAccess', 'Read'] },
})
// @ts-expect-error what a clock shows is no Date
UtcTimeFromLocalTime({ TimeZoneCode: 110, LocalTime: new Date() })
CloseIncident({
  // @ts-expect-error only newRecord and recordChanges make such values
  IncidentResolution: { table: 'incidentresolution', values: { subject: 'A' } },
  Status: 5,
})
expectTypeOf(RetrievePrincipalAccess(ref(systemuser, id), { Target: ref(account, id) })).toEqualTypeOf<
  Operation<RetrievePrincipalAccessResponse>
>()
expectTypeOf<RetrievePrincipalAccessResponse['AccessRights']>().toEqualTypeOf<string>()
// @ts-expect-error there is no such way in
RetrieveCurrentOrganization({ AccessType: 'Elsewhere' })
// @ts-expect-error the caller is not asked for
WhoAmI({})
declare const anything: Ref
AddToQueue(id, { Target: anything })
