import type { Operation, ResultRow } from '../../operation/index.js'
import type { RollupType } from '../../operations/index.js'
import { Rollup } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/** Input of `rollup`. */
export interface RollupInput {
  /** An account, contact or another record that others belong to. */
  readonly target: Ref
  /** The related records that are wanted, as FetchXML. */
  readonly fetchXml: string
  /** None: of the record itself. Related: also of its children. Extended: of all its descendants. */
  readonly rollupType: RollupType
}

/**
 * The records that belong to a record and to those below it.
 *
 * Wire: function `Rollup`, unbound.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: it only reads.
 * Source: the function's page in the Web API reference; the page of the enum type `RollupType`.
 *
 * @example
 * const rows = await crm.execute(
 *   rollup({ target: ref(account, accountId), fetchXml: '<fetch><entity name="opportunity"/></fetch>', rollupType: 'Related' }),
 * )
 */
export function rollup({ target, fetchXml, rollupType }: RollupInput): Operation<readonly ResultRow[]> {
  return Rollup({
    Target: knownRecord(target, 'target'),
    Query: { '@odata.type': '#Microsoft.Dynamics.CRM.FetchExpression', Query: fetchXml },
    RollupType: rollupType,
  })
}
