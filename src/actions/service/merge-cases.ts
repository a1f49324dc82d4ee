import { type IncidentUpdate, incident } from '../../entities/index.js'
import type { Operation } from '../../operation/index.js'
import type { Ref } from '../../schema/index.js'
import { merge } from '../platform/merge.js'

/** Input of `mergeCases`. */
export interface MergeCasesInput {
  /** The case that stays. */
  readonly targetId: string | Ref<'incident'>
  /** The case that is canceled as Merged; what belongs to it goes to the target. */
  readonly subordinateId: string | Ref<'incident'>
  /** Columns to write on the target. */
  readonly updateContent?: IncidentUpdate | undefined
}

/**
 * Merges a case into another.
 *
 * Wire: action `Merge`, unbound.
 * Needs: two active cases.
 * Fails with: `UsageError` for the same case twice; `InvalidStateError` when one is closed; `BusinessRuleError` for children of
 * different parents; `RecordNotFoundError`.
 * Repeat: not repeated after a lost answer; a second call is refused, as one case is closed then.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(mergeCases({ targetId: incidentId, subordinateId: otherId }))
 */
export function mergeCases({ targetId, subordinateId, updateContent }: MergeCasesInput): Operation<void> {
  return merge({ table: incident, targetId, subordinateId, updateContent })
}
