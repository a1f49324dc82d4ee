import { UnexpectedResponseError } from '../../errors/index.js'
import { mapResult, type Operation, type ResultRow } from '../../operation/index.js'
import { RetrieveProcessInstances } from '../../operations/index.js'
import { isGuid, type Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/** A flow that a record goes through. */
export interface ProcessInstance {
  readonly flowId: string
  /** Logical name of the flow's own table, where the answer says it. */
  readonly flow: string | undefined
  readonly name: string | undefined
  readonly activeStageId: string | undefined
  /** The stages passed up to the active one. */
  readonly traversedPath: readonly string[]
  /** 0 Active, 1 Inactive. */
  readonly state: number | undefined
  /** The row as it came. */
  readonly row: ResultRow
}

/**
 * The flows that a record goes through or went through.
 *
 * Wire: function `RetrieveProcessInstances`, unbound. That the active one comes first is not confirmed: look at `state`.
 * Fails with: `UsageError` for a ref without its table object.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference.
 *
 * @example
 * const [first] = await crm.execute(processInstancesOf(ref(opportunity, opportunityId)))
 */
export function processInstancesOf(record: Ref): Operation<readonly ProcessInstance[]> {
  const { table, id } = knownRecord(record, 'record')
  const rows = RetrieveProcessInstances({ EntityId: id, EntityLogicalName: table })
  return mapResult(rows, (found) => found.map(readInstance))
}

function readInstance(row: ResultRow): ProcessInstance {
  const flowId = row['businessprocessflowinstanceid']
  if (!isGuid(flowId))
    throw new UnexpectedResponseError('RetrieveProcessInstances was answered without the id of a flow.')
  return {
    flowId,
    flow: row['@odata.type']?.split('.').at(-1),
    name: text(row['name']),
    activeStageId: text(row['_activestageid_value']) ?? text(row['processstageid']),
    traversedPath: text(row['traversedpath'])?.split(',') ?? [],
    state: typeof row['statecode'] === 'number' ? row['statecode'] : undefined,
    row,
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
