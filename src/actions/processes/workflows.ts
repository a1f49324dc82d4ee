import { type WorkflowCategory, WorkflowStates, workflow } from '../../entities/index.js'
import { UnexpectedResponseError } from '../../errors/index.js'
import { guidText, mapResult, type Operation } from '../../operation/index.js'
import { ExecuteWorkflow } from '../../operations/index.js'
import { query } from '../../query/index.js'
import { isGuid, type Ref } from '../../schema/index.js'
import { moveTo } from '../move-to.js'
import { refOf } from '../ref-of.js'

const definition = 1

/**
 * The processes of an organization of one category, by name: a query, to be refined and executed. Cloud flows are those of `WorkflowCategory.ModernFlow`.
 *
 * Wire: GET `workflows`, filtered by `category` and by type Definition.
 * Repeat: it only reads.
 * Source: entity reference of `workflow`.
 *
 * @example
 * const flows = await crm.all(listWorkflows(WorkflowCategory.ModernFlow))
 */
export function listWorkflows(category: WorkflowCategory) {
  return query(workflow)
    .select('workflowid', 'name', 'category', 'primaryentity', 'statecode', 'statuscode')
    .where((w) => w.type.eq(definition).and(w.category.eq(category)))
    .orderBy('name')
}

/** Input of `activateWorkflow` and `deactivateWorkflow`. */
export interface WorkflowInput {
  readonly workflowId: string | Ref<'workflow'>
}

const states = { Draft: WorkflowStates.Draft, Activated: WorkflowStates.Activated }

/**
 * Activates a process: a workflow, a business rule, a process flow, or turns on a cloud flow.
 *
 * Wire: PATCH `statecode` and `statuscode` of the workflow.
 * Needs: rights to activate processes (prvActivateBusinessProcessFlow, prvWorkflowExecution and others, by category).
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `workflow`; "Specialized update operations".
 *
 * @example
 * await crm.execute(activateWorkflow({ workflowId }))
 */
export function activateWorkflow({ workflowId }: WorkflowInput): Operation<void> {
  return moveTo(workflow, workflowId, 'workflowId', states, states.Activated)
}

/**
 * Deactivates a process, or turns off a cloud flow. It is a draft again.
 *
 * Wire: PATCH `statecode` and `statuscode` of the workflow.
 * Needs: as `activateWorkflow`.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: a lost answer may be repeated, as the same state is written again.
 * Source: entity reference of `workflow`; "Specialized update operations".
 *
 * @example
 * await crm.execute(deactivateWorkflow({ workflowId }))
 */
export function deactivateWorkflow({ workflowId }: WorkflowInput): Operation<void> {
  return moveTo(workflow, workflowId, 'workflowId', states, states.Draft)
}

/** Input of `executeWorkflow`. */
export interface ExecuteWorkflowInput {
  /** An activated workflow that runs on demand. */
  readonly workflowId: string | Ref<'workflow'>
  /** The record that it runs for, of its primary table. */
  readonly entityId: string
}

/** The job that runs a workflow. */
export interface WorkflowJob {
  readonly asyncOperationId: string
}

/**
 * Runs a workflow for one record, in the background.
 *
 * Wire: action `ExecuteWorkflow`, bound to the workflow. It answers with the job.
 * Needs: an activated workflow that may be run on demand, prvWorkflowExecution.
 * Fails with: `RecordNotFoundError`; `ServiceError` for a workflow that is not active.
 * Repeat: not repeated after a lost answer, as the workflow runs each time.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * const { asyncOperationId } = await crm.execute(executeWorkflow({ workflowId, entityId: accountId }))
 */
export function executeWorkflow({ workflowId, entityId }: ExecuteWorkflowInput): Operation<WorkflowJob> {
  const job = ExecuteWorkflow(refOf(workflow, workflowId, 'workflowId'), { EntityId: guidText(entityId, 'entityId') })
  return mapResult(job, ({ asyncoperationid }) => {
    if (isGuid(asyncoperationid)) return { asyncOperationId: asyncoperationid }
    throw new UnexpectedResponseError('ExecuteWorkflow was answered without the id of the job.')
  })
}
