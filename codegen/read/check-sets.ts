import type { FoundDefinition } from './merge-definitions.js'
import { MetadataError } from './metadata-error.js'

/** Refuses two tables with one entity set: what is asked of the one would be answered by the other. */
export function checkSets(found: readonly FoundDefinition[]): void {
  const tables = new Map<string, string>()
  for (const { document, definition } of found) {
    const { LogicalName, EntitySetName } = definition
    if (!EntitySetName) continue
    const other = tables.get(EntitySetName)
    if (other !== undefined) {
      throw new MetadataError(document, `${other} and ${LogicalName} have one entity set, ${EntitySetName}.`)
    }
    tables.set(EntitySetName, LogicalName)
  }
}
