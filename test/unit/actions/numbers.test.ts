import {
  IncidentFirstResponseSLAStatus,
  IncidentPriority,
  IncidentResolveBySLAStatus,
  IncidentStates,
  IncidentStatus,
  LeadStates,
  LeadStatus,
  OpportunityStates,
  OpportunityStatus,
  PhoneCallPriority,
  SLAKPIInstanceStatus,
  TaskPriority,
} from 'dynamics365-crm/entities'
import { describe, expect, it } from 'vitest'

describe('the numbers that people get wrong', () => {
  it('of leads: 4 to 7 are reasons of Disqualified, 3 of Qualified', () => {
    expect(LeadStates.Open.statuses).toEqual([LeadStatus.New, LeadStatus.Contacted])
    expect(LeadStates.Qualified.statuses).toEqual([LeadStatus.Qualified])
    expect(LeadStates.Disqualified.statuses).toEqual([4, 5, 6, 7])
    expect(LeadStatus).toMatchObject({ Lost: 4, CannotContact: 5, NoLongerInterested: 6, Canceled: 7, Qualified: 3 })
  })

  it('of opportunities: lost is Canceled or Out-Sold', () => {
    expect(OpportunityStates.Lost.statuses).toEqual([OpportunityStatus.Canceled, OpportunityStatus.OutSold])
    expect(OpportunityStatus).toMatchObject({ Won: 3, Canceled: 4, OutSold: 5 })
  })

  it('of cases: two ways to be resolved, and a merged one is canceled', () => {
    expect(IncidentStates.Resolved.statuses).toEqual([IncidentStatus.ProblemSolved, IncidentStatus.InformationProvided])
    expect(IncidentStates.Cancelled.statuses).toEqual([IncidentStatus.Cancelled, IncidentStatus.Merged])
    expect(IncidentStatus).toMatchObject({ ProblemSolved: 5, Cancelled: 6, InformationProvided: 1_000, Merged: 2_000 })
  })

  it('of time limits: the row and the copy on the case count differently', () => {
    expect(SLAKPIInstanceStatus).toEqual({
      InProgress: 0,
      Noncompliant: 1,
      NearingNoncompliance: 2,
      Paused: 3,
      Succeeded: 4,
      Canceled: 5,
    })
    expect(IncidentResolveBySLAStatus).toEqual({
      InProgress: 1,
      NearingNoncompliance: 2,
      Succeeded: 3,
      Noncompliant: 4,
    })
    expect(IncidentFirstResponseSLAStatus).toEqual(IncidentResolveBySLAStatus)
  })

  it('of priorities: activities count upwards, cases downwards', () => {
    expect(TaskPriority).toEqual({ Low: 0, Normal: 1, High: 2 })
    expect(PhoneCallPriority).toEqual(TaskPriority)
    expect(IncidentPriority).toMatchObject({ High: 1, Normal: 2, Low: 3 })
  })
})
