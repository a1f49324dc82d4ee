import { otherOption, ref } from 'dynamics365-crm'
import { loseOpportunity, winOpportunity } from 'dynamics365-crm/actions'
import { account, competitor, OpportunityStatus, opportunity } from 'dynamics365-crm/entities'
import { UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const opportunityId = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const competitorId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const bound = { 'opportunityid@odata.bind': `/opportunities(${opportunityId})` }

describe('winning an opportunity', () => {
  it('sends the activity that records it', () => {
    const { read, ...operation } = winOpportunity({
      opportunityId: opportunityId.toUpperCase(),
      subject: 'Signed',
      actualRevenue: 120_000,
      actualCloseDate: '2026-06-15',
    })

    expect(operation).toEqual({
      name: 'WinOpportunity',
      method: 'POST',
      path: 'WinOpportunity',
      body: {
        Status: 3,
        OpportunityClose: {
          subject: 'Signed',
          actualrevenue: 120_000,
          actualend: '2026-06-15T00:00:00Z',
          ...bound,
        },
      },
      expects: 'nothing',
      repeat: 'when-refused',
    })
    expect(read({ status: 204, headers: new Headers(), body: undefined })).toBeUndefined()
  })

  it('needs nothing but the opportunity', () => {
    expect(winOpportunity({ opportunityId: ref(opportunity, opportunityId) }).body).toEqual({
      Status: 3,
      OpportunityClose: bound,
    })
  })

  it('keeps a revenue of zero and an empty description', () => {
    expect(winOpportunity({ opportunityId, actualRevenue: 0, description: '' }).body).toEqual({
      Status: 3,
      OpportunityClose: { actualrevenue: 0, description: '', ...bound },
    })
  })

  it('takes a status reason of the organization’s own', () => {
    expect(winOpportunity({ opportunityId, status: otherOption(192_350_001) }).body).toMatchObject({
      Status: 192_350_001,
    })
  })

  it('takes the moment of closing as a Date or a text', () => {
    const at = (actualCloseDate: string | Date) => winOpportunity({ opportunityId, actualCloseDate }).body

    expect(at(new Date('2026-06-15T10:30:00Z'))).toMatchObject({
      OpportunityClose: { actualend: '2026-06-15T10:30:00Z' },
    })
    expect(at('2026-06-15T10:30:00+02:00')).toMatchObject({
      OpportunityClose: { actualend: '2026-06-15T10:30:00+02:00' },
    })
    expect(() => at('2026-02-30')).toThrow(UsageError)
    expect(() => at(new Date(Number.NaN))).toThrow(UsageError)
  })

  it('refuses another table’s record, and a revenue that is no number', () => {
    // What an untyped caller can give.
    const wrong = ref(account, opportunityId) as unknown as string

    expect(() => winOpportunity({ opportunityId: wrong })).toThrow(
      new UsageError('opportunityId points at account, not at opportunity.'),
    )
    expect(() => winOpportunity({ opportunityId: 'O-1' })).toThrow(
      new UsageError('opportunityId takes a GUID without braces.'),
    )
    expect(() => winOpportunity({ opportunityId, actualRevenue: Number.NaN })).toThrow(UsageError)
  })
})

describe('losing an opportunity', () => {
  it('is Canceled where nobody is named who won it', () => {
    const { read: _, ...operation } = loseOpportunity({ opportunityId, subject: 'Too dear' })

    expect(operation).toEqual({
      name: 'LoseOpportunity',
      method: 'POST',
      path: 'LoseOpportunity',
      body: { Status: OpportunityStatus.Canceled, OpportunityClose: { subject: 'Too dear', ...bound } },
      expects: 'nothing',
      repeat: 'when-refused',
    })
  })

  it.each([competitorId, competitorId.toUpperCase(), ref(competitor, competitorId)])(
    'is Out-Sold where a competitor is named: %j',
    (given) => {
      expect(loseOpportunity({ opportunityId, competitorId: given }).body).toEqual({
        Status: 5,
        OpportunityClose: { ...bound, 'competitorid@odata.bind': `/competitors(${competitorId})` },
      })
    },
  )

  it('is what the caller says, if the caller says', () => {
    expect(loseOpportunity({ opportunityId, competitorId, status: OpportunityStatus.Canceled }).body).toMatchObject({
      Status: 4,
    })
  })

  it('refuses a competitor that is none', () => {
    const wrong = ref(account, competitorId) as unknown as string

    expect(() => loseOpportunity({ opportunityId, competitorId: wrong })).toThrow(
      new UsageError('competitorId points at account, not at competitor.'),
    )
  })
})
