import { UsageError } from '../../errors/index.js'
import { idOf, type Operation } from '../../operation/index.js'
import { Merge } from '../../operations/index.js'
import { recordChanges } from '../../records/index.js'
import { type Ref, ref, type Table, type TableType, type UpdateOf } from '../../schema/index.js'

/** Input of `merge`. */
export interface MergeInput<Type extends TableType> {
  /** `account`, `contact`, `incident` or `lead`. */
  readonly table: Table<Type>
  /** The record that stays. */
  readonly targetId: string | Ref<Type['name']>
  /** The record that goes into it, and is deactivated. */
  readonly subordinateId: string | Ref<Type['name']>
  /** Columns to change in the record that stays, such as those where the other one knows better. */
  readonly updateContent?: UpdateOf<Type> | undefined
  /** Refuses records whose parents are not the same. Default false. */
  readonly performParentingChecks?: boolean | undefined
}

const mergeable = ['account', 'contact', 'incident', 'lead']

/**
 * Merges two records of a table: one stays, the other is deactivated and points to it (`masterid`, `merged`).
 *
 * Wire: action `Merge`, unbound.
 * Fails with: `ServiceError` with the code `0x80045304` when one of them is not active, `RecordNotFoundError` when it is missing.
 * Source: the action's page in the Web API reference.
 *
 * @example
 * await crm.execute(merge({ table: account, targetId: accountId, subordinateId: otherId, updateContent: { fax: '555-0100' } }))
 */
export function merge<Type extends TableType>({
  table,
  targetId,
  subordinateId,
  updateContent,
  performParentingChecks = false,
}: MergeInput<Type>): Operation<void> {
  if (!mergeable.includes(table?.name)) throw new UsageError(`merge takes the table ${mergeable.join(', ')}.`)
  const name: Type['name'] = table.name
  const target = ref(table, idOf(targetId, name, 'targetId'))
  const subordinate = ref(table, idOf(subordinateId, name, 'subordinateId'))
  if (target.id === subordinate.id) throw new UsageError('merge takes two records, not the same one twice.')
  return Merge({
    Target: target,
    Subordinate: subordinate,
    UpdateContent: recordChanges(table, updateContent ?? ({} as UpdateOf<Type>)), // every column of an update may be left out
    PerformParentingChecks: performParentingChecks,
  })
}
