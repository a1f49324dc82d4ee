import type { ColumnType } from '../../src/schema/index.js'
import type { ColumnDocument } from './document.js'

/** Metadata's type → column kind of the schema's vocabulary. The others are made by `kindOf`. */
const plainKinds: Readonly<Record<Exclude<ColumnType, Parametric>, string>> = {
  Boolean: 'TwoOption',
  DateOnly: 'DateOnly',
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
type Parametric = 'BigInt' | 'Choices' | 'Customer' | 'DateTime' | 'Lookup' | 'Owner' | 'Picklist' | 'State' | 'Status'

/** A type of the schema's vocabulary, and what its parameter is made of. */
export interface Kind {
  readonly name: string
  /** The type of its options. */
  readonly choice?: string
  /** The tables that it can hold; any where there are none. */
  readonly targets?: readonly string[]
}

/** How big integers are read: as their digits, or as a `bigint`. */
export type BigIntegers = 'string' | 'bigint'

/** Which kind a column is. `choice` names the type of its options. */
export function kindOf(column: ColumnDocument, choice: string | undefined, bigIntegers: BigIntegers): Kind {
  switch (column.type) {
    case 'BigInt':
      return { name: bigIntegers === 'bigint' ? 'NativeBigInteger' : 'BigInteger' }
    case 'DateTime':
      return { name: column.dateBehavior === 'TimeZoneIndependent' ? 'TimeZoneIndependent' : 'DateTime' }
    case 'Choices':
      return { name: 'MultiChoiceColumn', choice: choice ?? 'number' }
    case 'Customer':
    case 'Lookup':
    case 'Owner':
      return { name: lookupKind(column), targets: column.targets ?? [] }
    case 'Picklist':
    case 'Status':
      return { name: 'ChoiceColumn', choice: choice ?? 'number' }
    case 'State':
      return { name: 'StateColumn', choice: choice ?? 'number' }
    default:
      return { name: plainKinds[column.type] }
  }
}

/** Users, teams and business units are compared with who asks. */
function lookupKind({ type, targets = [] }: ColumnDocument): string {
  const holdsUsers = type === 'Owner' || targets.includes('systemuser') || targets.includes('team')
  const holdsUnits = targets.includes('businessunit')
  if (holdsUsers) return holdsUnits ? 'UserOrBusinessUnitLookupId' : 'UserLookupId'
  return holdsUnits ? 'BusinessUnitLookupId' : 'LookupId'
}

/** Who may set a column; absent when both the creator and the updater may. */
export type Access = 'ReadOnly' | 'CreateOnly' | 'UpdateOnly'

export function accessOf(column: Pick<ColumnDocument, 'create' | 'update'>): Access | undefined {
  if (column.create) return column.update ? undefined : 'CreateOnly'
  return column.update ? 'UpdateOnly' : 'ReadOnly'
}
