import { list } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { CopyDynamicListToStatic } from '../../operations/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'
import { madeRecord } from './made-record.js'

/** Input of `copyDynamicListToStatic`. */
export interface CopyDynamicListToStaticInput {
  /** A list whose members are what its query finds. */
  readonly listId: string | Ref<'list'>
}

/** Result of `copyDynamicListToStatic`. */
export interface StaticList {
  readonly list: Ref<'list'>
  readonly listId: string
}

/**
 * Makes a static marketing list of those who are on a dynamic one now.
 *
 * Wire: action `CopyDynamicListToStatic`, bound to the dynamic list. It answers with the new one.
 * Needs: rights to create lists.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: not repeated after a lost answer, as it makes a list each time.
 * Source: the metadata of an organization.
 *
 * @example
 * const { listId: fixed } = await crm.execute(copyDynamicListToStatic({ listId }))
 */
export function copyDynamicListToStatic({ listId }: CopyDynamicListToStaticInput): Operation<StaticList> {
  const call = CopyDynamicListToStatic(refOf(list, listId, 'listId'))
  return mapResult(madeRecord(call, list), (record) => ({ list: record, listId: record.id }))
}
