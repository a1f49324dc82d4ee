import type { ColumnDocument } from './document.js'
import { isSilent, type TableSource } from './table-source.js'

/** Property names of the columns of each key; nothing where no document says which keys there are. */
export function alternateKeysOf(
  { definition, lineage }: TableSource,
  columns: readonly ColumnDocument[],
): readonly (readonly string[])[] | undefined {
  if (definition?.Keys && !isSilent(definition)) {
    const properties = new Map(columns.map((column) => [column.logicalName, column.property]))
    return definition.Keys.map((key) => key.KeyAttributes.map((name) => properties.get(name) ?? name))
  }
  const declared = lineage[0]?.alternateKeys ?? []
  return declared.length > 0 ? declared : undefined
}
