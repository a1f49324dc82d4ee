import { otherOption, ref } from 'dynamics365-crm'
import { type QualifyLeadInput, qualifyLead } from 'dynamics365-crm/actions'
import { account, contact, lead, leadtoopportunitysalesprocess, transactioncurrency } from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const leadId = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const accountId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const contactId = '5f1c2f5e-2f5e-4000-8000-00000000000c'
const opportunityId = '5f1c2f5e-2f5e-4000-8000-00000000000d'
const currencyId = '5f1c2f5e-2f5e-4000-8000-00000000000e'

const accountRef = ref(account, accountId)
const all = { createAccount: true, createContact: true, createOpportunity: true } as const

function answer(value: unknown) {
  return { status: 200, headers: new Headers(), body: { '@odata.context': 'x', value } }
}

const wholeAccount = {
  '@odata.type': '#Microsoft.Dynamics.CRM.account',
  '@odata.etag': 'W/"1"',
  name: 'Northwind',
  accountid: accountId,
  _primarycontactid_value: contactId,
  _originatingleadid_value: leadId,
}
const wholeContact = {
  '@odata.type': '#Microsoft.Dynamics.CRM.contact',
  fullname: 'Ann Smith',
  contactid: contactId,
  _parentcustomerid_value: accountId,
  _accountid_value: accountId,
}
const wholeOpportunity = {
  '@odata.type': '#Microsoft.Dynamics.CRM.opportunity',
  name: 'Deal',
  opportunityid: opportunityId,
  _customerid_value: accountId,
  _parentcontactid_value: contactId,
  _accountid_value: accountId,
  _contactid_value: contactId,
}

describe('the request to qualify a lead', () => {
  it('is the action bound to the lead, with what is to be made', () => {
    const { read: _, ...operation } = qualifyLead({
      ...all,
      leadId: leadId.toUpperCase(),
      opportunityCurrencyId: currencyId,
      opportunityCustomerId: accountRef,
    })

    expect(operation).toEqual({
      name: 'QualifyLead',
      method: 'POST',
      path: `leads(${leadId})/Microsoft.Dynamics.CRM.QualifyLead`,
      body: {
        CreateAccount: true,
        CreateContact: true,
        CreateOpportunity: true,
        Status: 3,
        OpportunityCurrencyId: {
          '@odata.type': 'Microsoft.Dynamics.CRM.transactioncurrency',
          transactioncurrencyid: currencyId,
        },
        OpportunityCustomerId: { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: accountId },
      },
      expects: 'json',
      repeat: 'when-refused',
    })
  })

  it('always sends the flags and the status, and nothing else that was not given', () => {
    expect(qualifyLead({ leadId: ref(lead, leadId) })).toMatchObject({
      path: `leads(${leadId})/Microsoft.Dynamics.CRM.QualifyLead`,
    })
    expect(qualifyLead({ leadId }).body).toEqual({
      CreateAccount: false,
      CreateContact: false,
      CreateOpportunity: false,
      Status: 3,
    })
  })

  it('names the other records by their tables’ keys', () => {
    const operation = qualifyLead({
      leadId,
      opportunityCurrencyId: ref(transactioncurrency, currencyId),
      opportunityCustomerId: ref(contact, contactId),
      processInstanceId: ref(leadtoopportunitysalesprocess, opportunityId),
    })

    expect(operation.body).toMatchObject({
      OpportunityCurrencyId: { transactioncurrencyid: currencyId },
      OpportunityCustomerId: { '@odata.type': 'Microsoft.Dynamics.CRM.contact', contactid: contactId },
      ProcessInstanceId: {
        '@odata.type': 'Microsoft.Dynamics.CRM.leadtoopportunitysalesprocess',
        businessprocessflowinstanceid: opportunityId,
      },
    })
  })

  it.each([
    contactId,
    ref('campaign', contactId),
    ref({ name: 'campaign', entitySetName: 'campaigns', primaryKey: 'campaignid' }, contactId),
  ])('names the campaign behind the lead, of a table that was not generated: %j', (sourceCampaignId) => {
    expect(qualifyLead({ leadId, sourceCampaignId }).body).toMatchObject({
      SourceCampaignId: { '@odata.type': 'Microsoft.Dynamics.CRM.campaign', campaignid: contactId },
    })
  })

  it('takes another status reason', () => {
    expect(qualifyLead({ leadId, status: otherOption(192_350_000) }).body).toMatchObject({ Status: 192_350_000 })
  })

  it.each([
    [{ leadId: 'L-1' }, 'leadId takes a GUID without braces.'],
    [{ leadId: ref(contact, contactId) }, 'leadId points at contact, not at lead.'],
    [
      { leadId, opportunityCurrencyId: accountRef },
      'opportunityCurrencyId points at account, not at transactioncurrency.',
    ],
    [
      { leadId, opportunityCustomerId: ref('account', accountId) },
      'opportunityCustomerId names the table account only: make the ref from the table object of account.',
    ],
    [{ leadId, opportunityCustomerId: ref(account, 'x') }, 'opportunityCustomerId takes a GUID without braces.'],
  ])('refuses %j', (input, message) => {
    // What an untyped caller can give.
    expect(() => qualifyLead(input as QualifyLeadInput)).toThrow(new UsageError(message))
  })
})

describe('what came of a qualified lead', () => {
  it('is found in whole records, whatever their order', () => {
    const { read } = qualifyLead({ leadId, ...all })
    const want = {
      account: accountRef,
      accountId,
      contact: ref(contact, contactId),
      contactId,
      opportunity: {
        table: 'opportunity',
        entitySetName: 'opportunities',
        primaryKey: 'opportunityid',
        id: opportunityId,
      },
      opportunityId,
    }

    expect(read(answer([wholeAccount, wholeContact, wholeOpportunity]))).toEqual(want)
    expect(read(answer([wholeOpportunity, wholeContact, wholeAccount]))).toEqual(want)
  })

  it('is found in rows that hold an id only, with or without their type', () => {
    const { read } = qualifyLead({ leadId, ...all })
    const bare = [{ accountid: accountId }, { contactid: contactId }, { opportunityid: opportunityId }]
    const typed = [
      { '@odata.type': 'Microsoft.Dynamics.CRM.opportunity', opportunityid: opportunityId },
      { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: accountId },
      { '@odata.type': 'Microsoft.Dynamics.CRM.contact', contactid: contactId.toUpperCase() },
    ]

    for (const value of [bare, typed]) {
      expect(read(answer(value))).toMatchObject({ accountId, contactId, opportunityId })
    }
  })

  it('is not mistaken in whole records without their type, which name each other', () => {
    const { read } = qualifyLead({ leadId, ...all })
    const untyped = [wholeOpportunity, wholeContact, wholeAccount].map(({ '@odata.type': _, ...columns }) => columns)

    expect(read(answer(untyped))).toMatchObject({ accountId, contactId, opportunityId })
  })

  it('is only what was asked for', () => {
    const rows = answer([wholeAccount, wholeContact, wholeOpportunity])

    expect(Object.keys(qualifyLead({ leadId, createAccount: true }).read(rows))).toEqual(['account', 'accountId'])
    expect(Object.keys(qualifyLead({ leadId, createContact: true }).read(rows))).toEqual(['contact', 'contactId'])
    expect(Object.keys(qualifyLead({ leadId, createOpportunity: true }).read(rows))).toEqual([
      'opportunity',
      'opportunityId',
    ])
    expect(qualifyLead({ leadId }).read(rows)).toEqual({})
    expect(qualifyLead({ leadId, createAccount: false }).read(answer([]))).toEqual({})
  })

  it('has no account and contact where the lead had them already', () => {
    expect(qualifyLead({ leadId, ...all }).read(answer([wholeOpportunity]))).toEqual({
      account: undefined,
      accountId: undefined,
      contact: undefined,
      contactId: undefined,
      opportunity: expect.objectContaining({ id: opportunityId }),
      opportunityId,
    })
  })

  it('is refused without the opportunity that was asked for', () => {
    const { read } = qualifyLead({ leadId, createOpportunity: true })

    expect(() => read(answer([wholeAccount]))).toThrow(
      new UnexpectedResponseError('QualifyLead was answered without the opportunity that was asked for.'),
    )
    expect(() => read(answer([{ opportunityid: 'x' }]))).toThrow(UnexpectedResponseError)
  })

  it.each([undefined, null, {}, 'x', []])('is refused where the answer is %j', (body) => {
    expect(() => qualifyLead({ leadId }).read({ status: 200, headers: new Headers(), body })).toThrow(
      UnexpectedResponseError,
    )
  })
})
