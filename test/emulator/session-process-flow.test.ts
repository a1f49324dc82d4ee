import { describe, expect, it } from 'vitest'
import { openSession, refusal, rows } from './message-session.js'

/** An opportunity in the flow of opportunities, and what a caller sends to move it. */
function setUp() {
  const session = openSession()
  const deal = session.create('opportunity', { name: 'Deal', estimatedvalue: 100 })
  const flow = session.create('opportunitysalesprocess', {
    name: 'Deal',
    'opportunityid@odata.bind': `/opportunities(${deal.id})`,
  })
  const process = rows(session, 'workflow').find(({ values }) => values['uniquename'] === 'opportunitysalesprocess')
  const stages = rows(session, 'processstage').filter(
    ({ values }) => JSON.stringify(values['processid']) === JSON.stringify({ table: 'workflow', id: process?.id }),
  )
  const stageAt = (position: number) => stages[position]?.id ?? ''
  const path = (position: number) =>
    stages
      .slice(0, position + 1)
      .map(({ id }) => id)
      .join(',')
  const move = (position: number, traversedpath: string | undefined = path(position)) =>
    session.update('opportunitysalesprocess', flow.id, {
      'activestageid@odata.bind': `/processstages(${stageAt(position)})`,
      traversedpath,
    })
  return { session, deal, flow, process, stageAt, path, move }
}

describe('a process flow', () => {
  it('starts at its first stage, as its opportunity does', () => {
    const { session, deal, flow, process, stageAt, path } = setUp()

    expect(flow.values).toMatchObject({ traversedpath: path(0), activestagestartedon: '2026-03-02T10:00:00Z' })
    expect(session.get('opportunity', deal.id).values).toMatchObject({
      processid: process?.id,
      stageid: stageAt(0),
      traversedpath: path(0),
      stepname: '1-Qualify',
      salesstage: 0,
    })
  })

  it('takes its opportunity along, forward and back', () => {
    const { session, deal, move, stageAt, path } = setUp()
    const copies = () => session.get('opportunity', deal.id).values

    move(1)
    move(2)

    expect(copies()).toMatchObject({
      stageid: stageAt(2),
      traversedpath: path(2),
      stepname: '3-Propose',
      salesstage: 2,
    })

    move(1)

    expect(copies()).toMatchObject({
      stageid: stageAt(1),
      traversedpath: path(1),
      stepname: '2-Develop',
      salesstage: 1,
    })
  })

  it('jumps over no stage and changes nothing when it is asked to', () => {
    const { session, deal, move, stageAt } = setUp()

    expect(() => move(2)).toThrow(refusal('0x80040203'))

    expect(session.get('opportunity', deal.id).values['stageid']).toBe(stageAt(0))
  })

  it('needs the path to the stage that it moves to', () => {
    const { session, flow, move, path, stageAt } = setUp()

    expect(() => move(1, path(0))).toThrow(refusal('0x80060455'))
    expect(() =>
      session.update('opportunitysalesprocess', flow.id, {
        'activestageid@odata.bind': `/processstages(${stageAt(1)})`,
      }),
    ).toThrow(refusal('0x80060455'))
    expect(() => move(1, `99999999-0000-4000-8000-000000000000,${stageAt(1)}`)).toThrow(refusal('0x80040203'))
  })

  it('is at some stage always, and at one of its own', () => {
    const { session, flow } = setUp()
    const foreign = rows(session, 'processstage')[0]?.id

    expect(() => session.update('opportunitysalesprocess', flow.id, { 'activestageid@odata.bind': null })).toThrow(
      refusal('0x80060449'),
    )
    expect(() =>
      session.update('opportunitysalesprocess', flow.id, {
        'activestageid@odata.bind': `/processstages(${foreign})`,
        traversedpath: foreign,
      }),
    ).toThrow(refusal('0x80040203'))
  })

  it('is finished at its last stage only, and does not move after that', () => {
    const { session, flow, move } = setUp()
    const finish = () => session.update('opportunitysalesprocess', flow.id, { statecode: 1, statuscode: 2 })

    expect(finish).toThrow(refusal('0x80040203'))

    move(1)
    move(2)
    move(3)

    expect(finish().values).toMatchObject({ statuscode: 2, completedon: '2026-03-02T10:00:00Z' })
    expect(() => move(2)).toThrow(refusal('0x80040230'))
  })

  it('crosses from the lead to an opportunity only when it has one', () => {
    const session = openSession()
    const lead = session.create('lead', { subject: 'Topic', lastname: 'B' })
    const flow = session.create('leadtoopportunitysalesprocess', {
      name: 'Topic',
      'leadId@odata.bind': `/leads(${lead.id})`,
    })
    const [first, second] = rows(session, 'processstage')
    const move = {
      'activestageid@odata.bind': `/processstages(${second?.id})`,
      traversedpath: `${first?.id},${second?.id}`,
    }

    expect(() => session.update('leadtoopportunitysalesprocess', flow.id, move)).toThrow(refusal('0x80040203'))

    const deal = session.create('opportunity', { name: 'Deal' })
    session.update('leadtoopportunitysalesprocess', flow.id, {
      ...move,
      'opportunityId@odata.bind': `/opportunities(${deal.id})`,
    })

    expect(session.get('opportunity', deal.id).values).toMatchObject({ stepname: '2-Develop', salesstage: 1 })
  })
})
