import { account, systemuser, territory } from '../../entities/index.js'
import { UsageError } from '../../errors/index.js'
import type { Operation } from '../../operation/index.js'
import { update } from '../../records/index.js'
import { isRef, type Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** Input of `assignTerritory`. */
export interface AssignTerritoryInput {
  /** A user, who becomes a member of the territory, or an account that lies in it. */
  readonly record: Ref<'systemuser'> | Ref<'account'>
  readonly territoryId: string | Ref<'territory'>
}

/**
 * Puts a user or an account into a territory. Each is in one at most, so it leaves the one before.
 *
 * Wire: PATCH `territoryid@odata.bind`.
 * Needs: write access to the user or account.
 * Fails with: `RecordNotFoundError`; `PermissionError`.
 * Repeat: a lost answer may be repeated, as the same territory is written again.
 * Source: entity references of `systemuser` and `account`.
 *
 * @example
 * await crm.execute(assignTerritory({ record: ref(systemuser, userId), territoryId }))
 */
export function assignTerritory({ record, territoryId }: AssignTerritoryInput): Operation<void> {
  const changes = { territoryid: refOf(territory, territoryId, 'territoryId') }
  if (isRef(record) && record.table === 'account') return update(account, refOf(account, record, 'record'), changes)
  if (isRef(record) && record.table === 'systemuser') {
    return update(systemuser, refOf(systemuser, record, 'record'), changes)
  }
  throw new UsageError('record takes ref(systemuser, id) or ref(account, id).')
}
