import { IncidentState, IncidentStatus, incident } from 'dynamics365-crm/entities'
import { payloadSchema } from 'dynamics365-crm/validation'
import { describe, expect, it } from 'vitest'

const customerid = { table: 'account', id: '11111111-0000-0000-0000-000000000001' }
const unfit = ['Status Reason (statuscode) does not belong to the state of the record.']

function said(mode: 'create' | 'update', values: object): readonly string[] {
  const { error } = payloadSchema(incident, mode).safeParse(values)
  return error?.issues.map(({ message }) => message) ?? []
}

describe('a status reason', () => {
  it.each([
    { statecode: IncidentState.Resolved, statuscode: IncidentStatus.ProblemSolved, want: [] },
    { statecode: IncidentState.Resolved, statuscode: IncidentStatus.InProgress, want: unfit },
    { statuscode: IncidentStatus.ProblemSolved, want: [] },
    { statecode: IncidentState.Cancelled, want: [] },
    { statecode: null, want: ['Status (statecode) cannot be empty.'] },
    { statuscode: null, want: ['Status Reason (statuscode) cannot be empty.'] },
  ])('of a change belongs to the state that is given with it: $statecode, $statuscode', ({ want, ...values }) => {
    expect(said('update', values)).toEqual(want)
  })

  it('of a new record belongs to the state that it starts in', () => {
    expect(said('create', { customerid, statuscode: IncidentStatus.OnHold })).toEqual([])
    expect(said('create', { customerid, statuscode: IncidentStatus.ProblemSolved })).toEqual(unfit)
  })

  it('is looked at beside the other faults', () => {
    expect(said('create', { customerid, title: 5, statuscode: IncidentStatus.ProblemSolved })).toHaveLength(2)
  })
})
