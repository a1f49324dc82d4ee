import { ref } from 'dynamics365-crm'
import {
  abortFlow,
  activePath,
  finishFlow,
  processInstancesOf,
  reactivateFlow,
  stagesOf,
  startFlow,
} from 'dynamics365-crm/actions'
import {
  incident,
  leadtoopportunitysalesprocess,
  opportunity,
  opportunitysalesprocess,
  task,
} from 'dynamics365-crm/entities'
import { UnexpectedResponseError, UsageError } from 'dynamics365-crm/errors'
import { describe, expect, it } from 'vitest'

const flowId = '5f1c2f5e-2f5e-4000-8000-00000000000a'
const recordId = '5f1c2f5e-2f5e-4000-8000-00000000000b'
const stageId = '5f1c2f5e-2f5e-4000-8000-00000000000c'
const otherStageId = '5f1c2f5e-2f5e-4000-8000-00000000000d'
const deal = ref(opportunity, recordId)

function answer(value: unknown) {
  return { status: 200, headers: new Headers(), body: { value } }
}

describe('starting a flow', () => {
  it('creates a row of the flow’s own table, with the record bound', () => {
    expect(startFlow({ flow: opportunitysalesprocess, record: deal, values: { name: 'Deal' } })).toMatchObject({
      method: 'POST',
      path: 'opportunitysalesprocesses',
      body: { name: 'Deal', 'opportunityid@odata.bind': `/opportunities(${recordId})` },
    })
  })

  it('names the stage and the way to it, through the navigation properties of the flow', () => {
    const { body } = startFlow({
      flow: leadtoopportunitysalesprocess,
      record: deal,
      activeStageId: stageId,
      traversedPath: [otherStageId, stageId],
    })

    expect(body).toEqual({
      'opportunityId@odata.bind': `/opportunities(${recordId})`,
      'activestageid@odata.bind': `/processstages(${stageId})`,
      traversedpath: `${otherStageId},${stageId}`,
    })
  })

  it('refuses a record that the flow does not run over, a table that is no flow, and a path that leads elsewhere', () => {
    const flow = opportunitysalesprocess
    expect(() => startFlow({ flow, record: ref(incident, recordId) })).toThrow(
      new UsageError('The flow opportunitysalesprocess does not run over records of incident.'),
    )
    // @ts-expect-error a task is no flow
    expect(() => startFlow({ flow: task, record: deal })).toThrow(UsageError)
    expect(() => startFlow({ flow, record: ref('opportunity', recordId) })).toThrow(UsageError)
    expect(() => startFlow({ flow, record: deal, traversedPath: [stageId] })).toThrow(
      new UsageError('traversedPath goes with activeStageId, which is its last stage.'),
    )
    expect(() => startFlow({ flow, record: deal, activeStageId: stageId, traversedPath: [otherStageId] })).toThrow(
      new UsageError('traversedPath ends with activeStageId.'),
    )
    expect(() => startFlow({ flow, record: deal, activeStageId: stageId, traversedPath: [] })).toThrow(UsageError)
  })
})

describe('the state of a flow', () => {
  it('is written together with its reason', () => {
    const input = { flow: opportunitysalesprocess, flowId }

    expect(finishFlow(input)).toMatchObject({
      method: 'PATCH',
      path: `opportunitysalesprocesses(${flowId})`,
      body: { statecode: 1, statuscode: 2 },
      repeat: 'always',
    })
    expect(abortFlow(input).body).toEqual({ statecode: 1, statuscode: 3 })
    expect(reactivateFlow(input).body).toEqual({ statecode: 0, statuscode: 1 })
  })

  it('is that of a row of the flow', () => {
    const elsewhere = ref(leadtoopportunitysalesprocess, flowId)
    // @ts-expect-error a row of another flow
    expect(() => finishFlow({ flow: opportunitysalesprocess, flowId: elsewhere })).toThrow(UsageError)
    expect(() => abortFlow({ flow: opportunitysalesprocess, flowId: 'first' })).toThrow(UsageError)
  })
})

describe('reading flows', () => {
  it('asks for the flows of a record, and reads those that come in whichever form', () => {
    const { path, method, read } = processInstancesOf(deal)

    expect(method).toBe('GET')
    expect(decodeURIComponent(String(path))).toContain('RetrieveProcessInstances(')
    const [own, other] = read(
      answer([
        {
          '@odata.type': '#Microsoft.Dynamics.CRM.opportunitysalesprocess',
          businessprocessflowinstanceid: flowId,
          name: 'Deal',
          _activestageid_value: stageId,
          traversedpath: `${otherStageId},${stageId}`,
          statecode: 0,
        },
        { businessprocessflowinstanceid: flowId, processstageid: stageId },
      ]),
    )
    expect(own).toMatchObject({
      flowId,
      flow: 'opportunitysalesprocess',
      name: 'Deal',
      activeStageId: stageId,
      traversedPath: [otherStageId, stageId],
      state: 0,
    })
    expect(other).toMatchObject({
      flowId,
      flow: undefined,
      activeStageId: stageId,
      traversedPath: [],
      state: undefined,
    })
    expect(() => read(answer([{ name: 'Deal' }]))).toThrow(UnexpectedResponseError)
  })

  it('asks for the path of a flow’s row', () => {
    const { path, read } = activePath({ flowId: ref(opportunitysalesprocess, flowId) })

    expect(decodeURIComponent(String(path))).toContain(flowId)
    expect(read(answer([{ processstageid: stageId, stagename: 'Develop', stagecategory: 1 }]))).toEqual([
      { stageId, name: 'Develop', category: 1 },
    ])
    expect(() => read(answer([{}]))).toThrow(UnexpectedResponseError)
    expect(() => activePath({ flowId: '1' })).toThrow(UsageError)
  })

  it('finds the stages of a flow by the name of its table', () => {
    expect(decodeURIComponent(String(stagesOf(opportunitysalesprocess).path))).toContain(
      "processid/uniquename eq 'opportunitysalesprocess'",
    )
  })
})
