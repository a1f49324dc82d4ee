import type { Store, StoredRecord, Target } from '../../model.js'

const table = 'principalobjectaccess'

/** The shares of a record, one a principal. */
export function sharesOf(store: Store, { table: name, id }: Target): readonly StoredRecord[] {
  return [...store.all(table)].filter(
    ({ values }) => values['objectid'] === id && values['objecttypecode'] === name && values['accessrightsmask'] !== 0,
  )
}

export function shareWith(store: Store, target: Target, principal: Target): StoredRecord | undefined {
  return sharesOf(store, target).find(({ values }) => values['principalid'] === principal.id)
}

export function shareMask(share: StoredRecord | undefined): number {
  const mask = share?.values['accessrightsmask']
  return typeof mask === 'number' ? mask : 0
}
