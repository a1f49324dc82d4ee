import { processstage } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Executor } from '../../operation/index.js'
import { etag, retrieve, update } from '../../records/index.js'
import { ref, type Table, type TableType, type UpdateOf } from '../../schema/index.js'
import { activePath, type PathStage } from '../flows/active-path.js'
import { type FlowInput, type FlowTable, flowRef, type StandingFlow } from '../flows/flow-table.js'

/** Input of `moveToNextStage` and `moveToPreviousStage`. */
export interface MoveFlowInput<Type extends FlowTable> extends FlowInput<Type> {
  /** Columns to change with the move: a stage of another table needs that table's record in the flow's row. */
  readonly values?: UpdateOf<Type> | undefined
}

/** Where a flow stands after a move. */
export interface MovedFlow {
  readonly stage: PathStage
  /** The ids of the stages passed up to it. */
  readonly traversedPath: readonly string[]
}

interface Position {
  readonly version: string
  readonly path: readonly PathStage[]
  readonly at: number
  readonly traversed: readonly string[]
}

/**
 * Moves a flow to the stage after the active one.
 *
 * Wire: GET of the flow's row and `RetrieveActivePath`, then PATCH `activestageid` and `traversedpath` with the row's version.
 * Needs: an active flow; what the stage asks for.
 * Fails with: `UsageError` at the last stage, where `finishFlow` goes on; `VersionMismatchError` when somebody moved it meanwhile.
 * Repeat: call it again after a lost answer only when the flow has not moved.
 * Source: "Work with business process flows using code".
 *
 * @example
 * const { stage } = await moveToNextStage(crm, { flow: opportunitysalesprocess, flowId })
 */
export async function moveToNextStage<Type extends FlowTable>(
  crm: Executor,
  input: MoveFlowInput<Type>,
): Promise<MovedFlow> {
  const position = await readPosition(crm, input)
  const stage = position.path[position.at + 1]
  if (stage === undefined) throw new UsageError('The flow stands at its last stage: finishFlow ends it there.')
  return move(crm, input, position, stage, [...position.traversed, stage.stageId])
}

/**
 * Moves a flow back to the stage before the active one.
 *
 * Wire: as `moveToNextStage`.
 * Needs: an active flow.
 * Fails with: `UsageError` at the first stage; `VersionMismatchError` when somebody moved it meanwhile.
 * Repeat: call it again after a lost answer only when the flow has not moved.
 * Source: "Work with business process flows using code".
 *
 * @example
 * await moveToPreviousStage(crm, { flow: opportunitysalesprocess, flowId })
 */
export async function moveToPreviousStage<Type extends FlowTable>(
  crm: Executor,
  input: MoveFlowInput<Type>,
): Promise<MovedFlow> {
  const position = await readPosition(crm, input)
  const stage = position.path[position.at - 1]
  if (stage === undefined) throw new UsageError('The flow stands at its first stage.')
  return move(crm, input, position, stage, position.traversed.slice(0, -1))
}

async function readPosition<Type extends FlowTable>(crm: Executor, input: FlowInput<Type>): Promise<Position> {
  const row = flowRef(input)
  const flow: Table<StandingFlow> = input.flow as unknown as Table<StandingFlow> // every flow's table has both columns
  const [standing, path] = await Promise.all([
    crm.execute(retrieve(flow, row, (f) => f.select('_activestageid_value', 'traversedpath'))),
    crm.execute(activePath({ flowId: row })),
  ])
  const at = path.findIndex(({ stageId }) => stageId === standing._activestageid_value)
  if (at < 0) throw new UsageError('The active stage of the flow is not on its path.')
  const before = path.slice(0, at + 1).map(({ stageId }) => stageId)
  const traversed = standing.traversedpath?.split(',').map((id) => id.trim()) ?? before
  return { version: etag(standing), path, at, traversed }
}

async function move<Type extends FlowTable>(
  crm: Executor,
  input: MoveFlowInput<Type>,
  { version }: Position,
  stage: PathStage,
  traversedPath: readonly string[],
): Promise<MovedFlow> {
  const flow: Table<TableType> = input.flow
  const changes = {
    ...input.values,
    activestageid: ref(processstage, stage.stageId),
    traversedpath: traversedPath.join(','),
  }
  await crm.execute(update(flow, flowRef(input), changes as UpdateOf<TableType>, { ifMatch: version }))
  return { stage, traversedPath }
}
