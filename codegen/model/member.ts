import { isLookup } from './column-document.js'
import { describeColumn } from './describe.js'
import type { ColumnDocument, TableDocument } from './document.js'
import { type Access, accessOf, type BigIntegers, type Kind, kindOf } from './kind.js'
import { primaryKeyKind } from './primary-key-kind.js'

/** A column as its interface shows it. */
export interface MemberModel {
  readonly name: string
  readonly kind: Kind
  readonly access: Access | undefined
  /** Written by its name like a lookup, and on no record. */
  readonly isWriteOnly: boolean
  readonly description: string
}

/** `choice` names the type of its options. A creator may choose the primary key, whatever the metadata says. */
export function toMember(
  column: ColumnDocument,
  table: Pick<TableDocument, 'logicalName' | 'primaryKey' | 'navigation'>,
  choice: string | undefined,
  bigIntegers: BigIntegers,
): MemberModel {
  const described = { name: column.property, description: describeColumn(column), isWriteOnly: column.read === false }
  if (column.logicalName === table.primaryKey) {
    return { ...described, kind: primaryKeyKind(table), access: 'CreateOnly' }
  }
  return {
    ...described,
    kind: kindOf(column, choice, bigIntegers),
    access: isLookup(column.type) ? undefined : accessOf(column),
  }
}
