import { Refusal } from '../../model.js'
import { boundMessage } from '../define-message.js'
import { instant, targetOf, textOf } from '../values.js'

const workflowJob = 10

/**
 * Source: Web API reference, action ExecuteWorkflow. Our choice: the emulator runs no steps, so that the job is completed at once;
 * codes and texts.
 */
export const executeWorkflow = boundMessage({
  name: 'ExecuteWorkflow',
  kind: 'action',
  boundTo: 'workflow',
  parameters: {
    EntityId: { type: 'Guid', required: true },
    // Nothing reads them here, so that none can be given.
    InputArguments: { type: 'complex', name: 'InputArgumentCollection', properties: {}, required: false },
  },
  returns: { type: 'asyncoperation' },
  run(session, workflow, { EntityId }) {
    if (workflow.values['statecode'] !== 1) {
      throw new Refusal(400, '0x80040203', 'A workflow that is not activated cannot be run.')
    }
    const record = session.get(textOf(workflow, 'primaryentity') ?? '', EntityId)
    const job = session.write('asyncoperation', undefined, {
      name: textOf(workflow, 'name'),
      operationtype: workflowJob,
      regardingobjectid: targetOf(record),
      startedon: instant(session.now()),
      completedon: instant(session.now()),
      statecode: 3,
      statuscode: 30,
    })
    return { kind: 'record', record: job, typed: false }
  },
})
