import type { AttributeDefinition, TableDefinition } from './definition-shapes.js'
import type { FoundDefinition } from './merge-definitions.js'
import { MetadataError } from './metadata-error.js'

const choiceTypes = new Set(['Picklist', 'State', 'Status'])
const hint = 'Ask RetrieveMetadataChanges, which gives columns whole.'

/**
 * Refuses definitions that would give other types without a word: of something else than a table, of columns without
 * their types, or of columns with only what all kinds of them have in common, as `EntityDefinitions` answers where the
 * kinds are not asked for one by one. Source: protocol/metadata.md 11.2.
 */
export function checkDefinitions(definitions: readonly FoundDefinition[], isTable: (name: string) => boolean): void {
  for (const { document, definition } of definitions) {
    const fault = faultOf(definition, isTable(definition.LogicalName))
    if (fault !== undefined) throw new MetadataError(document, fault)
  }
}

function faultOf({ LogicalName, EntitySetName, Attributes }: TableDefinition, isTable: boolean): string | undefined {
  if (!EntitySetName && !isTable && !Attributes) {
    return `${LogicalName} is no definition of a table: it has neither EntitySetName nor Attributes.`
  }
  const columns = Attributes ?? []
  const untyped = columns.find((column) => !column.AttributeType && !column.AttributeTypeName)
  if (untyped) return `${LogicalName}.${untyped.LogicalName} has no AttributeType. ${hint}`
  const choices = columns.filter(({ AttributeType }) => choiceTypes.has(AttributeType ?? ''))
  return choices.length > 0 && !choices.some(hasOptions)
    ? `the columns of ${LogicalName} come without options, lengths and date behaviors: only with what all of them have in common. ${hint}`
    : undefined
}

function hasOptions({ OptionSet, GlobalOptionSet }: AttributeDefinition): boolean {
  return !!OptionSet || !!GlobalOptionSet
}
