import type { AttributeDefinition, CsdlProperty, TableDefinition } from '../read/index.js'
import { columnType, propertyName } from './column-document.js'
import type { TableSource } from './table-source.js'

/**
 * The attributes that are properties on the wire: those that are marked so, and those that `$metadata` has. Where none
 * is marked, which means that nobody asked, and `$metadata` has no such table, names and pictures of other columns fall away.
 */
export function propertiesAmong(
  definition: TableDefinition,
  { lineage }: TableSource,
  properties: ReadonlyMap<string, CsdlProperty>,
): readonly AttributeDefinition[] {
  const attributes = (definition.Attributes ?? []).filter((one) => one.AttributeType !== 'PartyList')
  const isMarked = attributes.some((one) => one.IsValidODataAttribute)
  const isKnown = isMarked || lineage.length > 0
  return attributes.filter(
    (one) =>
      one.IsValidODataAttribute || properties.has(propertyName(one).toLowerCase()) || (!isKnown && looksLikeOne(one)),
  )
}

function looksLikeOne(attribute: AttributeDefinition): boolean {
  const type = columnType(attribute)
  if (type === 'Image' || /_(timestamp|url)$/.test(attribute.LogicalName)) return true
  return !attribute.AttributeOf && type !== 'Virtual'
}
