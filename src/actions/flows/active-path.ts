import { UnexpectedResponseError } from '../../errors/index.js'
import { guidText, mapResult, type Operation } from '../../operation/index.js'
import { RetrieveActivePath } from '../../operations/index.js'
import { isGuid, type Ref } from '../../schema/index.js'

/** Input of `activePath`. */
export interface ActivePathInput {
  /** The flow's row, of whichever table. */
  readonly flowId: string | Ref
}

/** A stage on the way of a flow. */
export interface PathStage {
  readonly stageId: string
  readonly name: string | undefined
  /** `ProcessStageStageCategory`: 0 Qualify, 1 Develop, 2 Propose, 3 Close, 4 Identify, 5 Research, 6 Resolve. */
  readonly category: number | undefined
}

/**
 * The stages that an instance of a flow has passed and will pass, in order. Where a flow has branches, it is the branch taken.
 *
 * Wire: function `RetrieveActivePath`, unbound.
 * Fails with: `RecordNotFoundError` when there is no such instance.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference; "Work with business process flows using code".
 *
 * @example
 * const path = await crm.execute(activePath({ flowId }))
 */
export function activePath({ flowId }: ActivePathInput): Operation<readonly PathStage[]> {
  const id = typeof flowId === 'string' ? flowId : flowId?.id
  return mapResult(RetrieveActivePath({ ProcessInstanceId: guidText(id, 'flowId') }), (rows) =>
    rows.map(({ processstageid, stagename, stagecategory }) => {
      if (!isGuid(processstageid)) {
        throw new UnexpectedResponseError('RetrieveActivePath was answered without the id of a stage.')
      }
      return {
        stageId: processstageid,
        name: typeof stagename === 'string' ? stagename : undefined,
        category: typeof stagecategory === 'number' ? stagecategory : undefined,
      }
    }),
  )
}
