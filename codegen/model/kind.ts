import type { ColumnType } from '../../src/schema/index.js'
import type { ColumnDocument } from './document.js'

/** Metadata's type → column kind of the schema's vocabulary. Lookups and choices take a parameter, see `kindOf`. */
const plainKinds: Readonly<Record<Exclude<ColumnType, Parametric>, string>> = {
  BigInt: 'BigInteger',
  Boolean: 'TwoOption',
  Choices: 'Text',
  DateOnly: 'DateOnly',
  DateTime: 'DateTime',
  Decimal: 'Decimal',
  Double: 'Float',
  EntityName: 'Text',
  File: 'FileColumn',
  Image: 'ImageColumn',
  Integer: 'WholeNumber',
  ManagedProperty: 'ManagedBoolean',
  Memo: 'Memo',
  Money: 'Money',
  String: 'Text',
  Uniqueidentifier: 'GuidColumn',
  Virtual: 'Text',
}
type Parametric = 'Customer' | 'Lookup' | 'Owner' | 'Picklist' | 'State' | 'Status'

/** A type of the schema's vocabulary: its name, and what stands between its angle brackets. */
export interface Kind {
  readonly name: string
  readonly parameter?: string
}

/** Which kind a column is. `choice` names the type of its options. */
export function kindOf(column: ColumnDocument, choice: string | undefined): Kind {
  switch (column.type) {
    case 'Customer':
    case 'Lookup':
    case 'Owner':
      return { name: 'LookupId', parameter: union(column.targets ?? []) }
    case 'Picklist':
    case 'Status':
      return { name: 'ChoiceColumn', parameter: choice ?? 'number' }
    case 'State':
      return { name: 'StateColumn', parameter: choice ?? 'number' }
    default:
      return { name: plainKinds[column.type] }
  }
}

/** Text literals as a union. */
export function union(names: readonly string[]): string {
  return names.length === 0 ? 'string' : names.map((name) => `'${name}'`).join(' | ')
}

/** Who may set a column; absent when both the creator and the updater may. */
export type Access = 'ReadOnly' | 'CreateOnly' | 'UpdateOnly'

export function accessOf(column: Pick<ColumnDocument, 'create' | 'update'>): Access | undefined {
  if (column.create) return column.update ? undefined : 'CreateOnly'
  return column.update ? 'UpdateOnly' : 'ReadOnly'
}
