import type { AttributeDefinition, TableDefinition } from './definition-shapes.js'
import { MetadataError } from './metadata-error.js'

/** A definition and the document that it stands in. */
export interface FoundDefinition {
  readonly document: string
  readonly definition: TableDefinition
}

/** One definition per table: what the first one leaves open, the later ones fill in. */
export function mergeDefinitions(found: readonly FoundDefinition[]): readonly FoundDefinition[] {
  const merged = new Map<string, FoundDefinition>()
  for (const one of found) {
    const first = merged.get(one.definition.LogicalName)
    merged.set(one.definition.LogicalName, first ? merge(first, one) : one)
  }
  return [...merged.values()]
}

function merge(first: FoundDefinition, second: FoundDefinition): FoundDefinition {
  const { LogicalName, MetadataId } = first.definition
  const other = second.definition.MetadataId
  if (MetadataId && other && MetadataId.toLowerCase() !== other.toLowerCase()) {
    const where = first.document === second.document ? 'twice' : `also in ${first.document}`
    throw new MetadataError(
      second.document,
      `${LogicalName} is defined ${where}, with another MetadataId: these are the tables of two organizations.`,
    )
  }
  return { document: first.document, definition: mergeTables(first.definition, second.definition) }
}

function mergeTables(first: TableDefinition, second: TableDefinition): TableDefinition {
  const more = new Map(second.Attributes?.map((one) => [one.LogicalName, one]))
  const own = first.Attributes?.map((one) => filledIn(one, more.get(one.LogicalName) ?? one)) ?? []
  const known = new Set(own.map((one) => one.LogicalName))
  const added: readonly AttributeDefinition[] = second.Attributes?.filter((one) => !known.has(one.LogicalName)) ?? []
  return { ...filledIn(first, second), Attributes: [...own, ...added] }
}

function filledIn<T extends object>(first: T, second: T): T {
  const said = Object.entries(first).filter(([, value]) => !isEmpty(value))
  return { ...second, ...Object.fromEntries(said) }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
