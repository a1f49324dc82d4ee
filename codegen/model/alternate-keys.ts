import type { ColumnDocument } from './document.js'
import { isSilent, type TableSource } from './table-source.js'

/**
 * Property names of the columns of each key that a record can be found by: its index is ready and its columns are
 * properties. Nothing where no document says which keys there are.
 */
export function alternateKeysOf(
  { definition, lineage, members }: TableSource,
  columns: readonly ColumnDocument[],
): readonly (readonly string[])[] | undefined {
  if (definition?.Keys && !isSilent(definition)) {
    // A definition that was made from `$metadata` names properties.
    const properties = new Map(columns.map(({ property }) => [property, property]))
    for (const { logicalName, property } of columns) properties.set(logicalName, property)
    const ready = definition.Keys.filter((key) => (key.EntityKeyIndexStatus ?? 'Active') === 'Active')
    return ready.flatMap(({ KeyAttributes }) => wholeKey(KeyAttributes, properties))
  }
  const properties = new Map(members.properties.map(({ name }) => [name, name]))
  const declared = (lineage[0]?.alternateKeys ?? []).flatMap((key) => wholeKey(key, properties))
  return declared.length > 0 ? declared : undefined
}

function wholeKey(names: readonly string[], properties: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const found = names.flatMap((name) => properties.get(name) ?? [])
  return found.length > 0 && found.length === names.length ? [found] : []
}
