import { otherOption, ref } from 'dynamics365-crm'
import { calculateActualValue, disqualifyLead, reopenLead, reopenOpportunity } from 'dynamics365-crm/actions'
import { LeadStatus, lead, opportunity } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const id = '5f1c2f5e-2f5e-4000-8000-00000000000a'

describe('leads that are closed and opened again', () => {
  it('are updates of state and status reason', () => {
    expect(disqualifyLead({ leadId: id })).toMatchObject({
      method: 'PATCH',
      path: `leads(${id})`,
      body: { statecode: 2, statuscode: 4 },
      repeat: 'always',
    })
    expect(disqualifyLead({ leadId: ref(lead, id), status: LeadStatus.Canceled }).body).toEqual({
      statecode: 2,
      statuscode: 7,
    })
    expect(reopenLead({ leadId: id }).body).toEqual({ statecode: 0, statuscode: 1 })
    expect(reopenLead({ leadId: id, status: LeadStatus.Contacted }).body).toEqual({ statecode: 0, statuscode: 2 })
  })

  it('take an organization’s own status reason, but none of another state', () => {
    expect(disqualifyLead({ leadId: id, status: otherOption(100_000_001) }).body).toMatchObject({
      statuscode: 100_000_001,
    })
    // @ts-expect-error New is a reason of Open
    expect(() => disqualifyLead({ leadId: id, status: LeadStatus.New })).toThrow(
      new UsageError('1 is no status reason of lead in state 2, which has 4, 5, 6, 7.'),
    )
    // @ts-expect-error a status reason is a number
    expect(() => reopenLead({ leadId: id, status: 'New' })).toThrow(UsageError)
  })

  it('refuse what is no lead', () => {
    // @ts-expect-error an opportunity
    expect(() => disqualifyLead({ leadId: ref(opportunity, id) })).toThrow(
      new UsageError('leadId points at opportunity, not at lead.'),
    )
    // @ts-expect-error nothing
    expect(() => reopenLead({})).toThrow(UsageError)
    expect(() => reopenLead({ leadId: '17' })).toThrow(UsageError)
  })
})

describe('an opportunity', () => {
  it('is opened again by an update', () => {
    expect(reopenOpportunity({ opportunityId: id })).toMatchObject({
      method: 'PATCH',
      path: `opportunities(${id})`,
      body: { statecode: 0, statuscode: 1 },
    })
  })

  it('tells its actual value', () => {
    const operation = calculateActualValue({ opportunityId: id })

    expect(operation).toMatchObject({
      method: 'POST',
      path: `opportunities(${id})/Microsoft.Dynamics.CRM.CalculateActualValueOpportunity`,
      body: {},
    })
    expect(operation.read({ status: 200, headers: new Headers(), body: { Value: 120.5 } })).toBe(120.5)
  })
})
