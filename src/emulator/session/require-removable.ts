import type { ColumnFacts } from '../../schema/index.js'
import { Refusal, type Store, type StoredRecord, type Target } from '../model.js'
import { requireOthers } from './require-others.js'
import type { SessionOptions } from './session-options.js'
import { asTarget, isSameTarget } from './target.js'

/** Refuses to remove what the organization cannot be without. Our choice: the codes and texts. */
export function requireRemovable(options: SessionOptions, { table, id, values }: StoredRecord): void {
  if (table === 'organization') throw notRemovable('The organization cannot be deleted.')
  if (table === 'businessunit' && asTarget(values['parentbusinessunitid']) === undefined) {
    throw notRemovable('The root business unit cannot be deleted.')
  }
  if (table === 'transactioncurrency' && isBaseCurrency(options.store, { table, id })) {
    throw notRemovable('The base currency cannot be deleted.')
  }
  if (table === 'systemuser') requireOthers(options, id, 'deleted')
}

/**
 * Refuses to remove a record that another needs: the one in a lookup that is never empty, such as the customer of a case.
 * Our choice: the currency of any record as well, whose amounts mean nothing without it.
 * Source: "Web service error codes", CannotDeleteDueToAssociation.
 */
export function requireUnused(store: Store, target: Target): void {
  for (const { logicalName: table, columns } of store.tables.values()) {
    const needed = columns.filter((column) => isNeeded(column) && column.targets?.includes(target.table))
    if (needed.length === 0) continue
    for (const { id, values } of store.all(table)) {
      const pointing = needed.find(({ logicalName }) => isSameTarget(values[logicalName], target))
      if (pointing === undefined || (table === target.table && id === target.id)) continue
      throw new Refusal(
        405,
        '0x80040227',
        `The ${target.table} cannot be deleted: it is the '${pointing.logicalName}' of the ${table} with Id = ${id}.`,
      )
    }
  }
}

function isNeeded({ required, logicalName }: ColumnFacts): boolean {
  return required === 'SystemRequired' || logicalName === 'transactioncurrencyid'
}

function isBaseCurrency(store: Store, currency: Target): boolean {
  return [...store.all('organization')].some(({ values }) => isSameTarget(values['basecurrencyid'], currency))
}

function notRemovable(message: string): Refusal {
  return new Refusal(405, '0x80040227', message)
}
