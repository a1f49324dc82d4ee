import type { ColumnFacts, TableFacts } from './facts.js'

/** Columns that the metadata calls required and the service fills all the same, where no other fact tells. */
const filled: Readonly<Record<string, readonly string[] | 'all'>> = {
  // Numbered by the organization's auto-numbering.
  quote: ['quotenumber'],
  salesorder: ['ordernumber'],
  invoice: ['invoicenumber'],
  // The organization's only row is made with the environment.
  organization: 'all',
  // Counted by the service.
  activitymimeattachment: ['attachmentnumber', 'activitymimeattachmentidunique'],
  // Taken from the directory: an application user is created from its application id and business unit alone.
  systemuser: ['domainname', 'internalemailaddress', 'userlicensetype'],
}

/** Whether the service gives a new record a value of its own: an owner, a state, a default, the value of a switch. */
export function isFilledByService(
  { logicalName, primaryKey }: Pick<TableFacts, 'logicalName' | 'primaryKey'>,
  column: Pick<ColumnFacts, 'logicalName' | 'type' | 'defaultValue'>,
): boolean {
  const ofTable = Object.hasOwn(filled, logicalName) ? filled[logicalName] : undefined
  if (ofTable === 'all' || ofTable?.includes(column.logicalName) || column.logicalName === primaryKey) return true
  return givenTypes.has(column.type) || column.defaultValue !== undefined
}
const givenTypes = new Set(['ManagedProperty', 'Owner', 'State', 'Status'])
