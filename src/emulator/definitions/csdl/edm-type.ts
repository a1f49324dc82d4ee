import type { ColumnType } from '../../../schema/index.js'

/** The type of a column's property. Source: protocol/wire.md 2.10. Our choice: that of a virtual column, which varies. */
export const edmTypes: Readonly<Record<ColumnType, string>> = {
  BigInt: 'Edm.Int64',
  Boolean: 'Edm.Boolean',
  Choices: 'Edm.String',
  Customer: 'Edm.Guid',
  DateOnly: 'Edm.Date',
  DateTime: 'Edm.DateTimeOffset',
  Decimal: 'Edm.Decimal',
  Double: 'Edm.Double',
  EntityName: 'Edm.String',
  // Source: a real `$metadata` document, where the content of a file has the type that is read from it, not its id's.
  File: 'Edm.Binary',
  Image: 'Edm.Binary',
  Integer: 'Edm.Int32',
  Lookup: 'Edm.Guid',
  ManagedProperty: 'BooleanManagedProperty',
  Memo: 'Edm.String',
  Money: 'Edm.Decimal',
  Owner: 'Edm.Guid',
  Picklist: 'Edm.Int32',
  State: 'Edm.Int32',
  Status: 'Edm.Int32',
  String: 'Edm.String',
  Uniqueidentifier: 'Edm.Guid',
  Virtual: 'Edm.String',
}
