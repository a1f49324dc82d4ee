import { nameText, type Operation } from '../../operation/index.js'
import { CalculateRollupField } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/** Input of `calculateRollupField`. */
export interface CalculateRollupFieldInput {
  /** Made from a table object: `ref(account, accountId)`. */
  readonly target: Ref
  /** Logical name of the rollup column: `opendeals`, `openrevenue`, or one of the organization's own. */
  readonly fieldName: string
}

/**
 * Recalculates a rollup column now, and gives the record with the column and its `…_date` and `…_state`.
 *
 * Wire: function `CalculateRollupField`, unbound, although it writes.
 * Fails with: `BusinessRuleError` when the column is no rollup column.
 * Source: the function's page in the Web API reference.
 *
 * @example
 * const row = await crm.execute(calculateRollupField({ target: ref(account, accountId), fieldName: 'opendeals' }))
 */
export function calculateRollupField({
  target,
  fieldName,
}: CalculateRollupFieldInput): Operation<Readonly<Record<string, unknown>>> {
  return CalculateRollupField({ Target: knownRecord(target, 'target'), FieldName: nameText(fieldName) })
}
