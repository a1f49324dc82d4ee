import type { ColumnFacts, TableFacts } from '../../schema/index.js'

/**
 * What users and teams have in common: their declared key is `ownerid`, inherited from `principal`, and a read of either
 * shows it. Source: protocol/wire.md 2.1, protocol/query.md 3.2.
 */
export const principal: TableFacts = {
  logicalName: 'principal',
  schemaName: 'Principal',
  entitySetName: 'principals',
  primaryKey: 'ownerid',
  isActivity: false,
  ownership: 'None',
  label: 'Principal',
  columns: [
    {
      logicalName: 'ownerid',
      schemaName: 'OwnerId',
      property: 'ownerid',
      type: 'Uniqueidentifier',
      label: 'Owner',
      required: 'SystemRequired',
      create: false,
      update: false,
    },
  ],
  navigation: [],
  collections: [],
  targetSets: {},
}

/** Whether the column is the key that users and teams inherit. */
export function isPrincipalKey(column: ColumnFacts): boolean {
  return principal.columns.includes(column)
}

/** Whether the table inherits `ownerid`. */
export function isPrincipal(table: string): boolean {
  return table === 'systemuser' || table === 'team'
}
