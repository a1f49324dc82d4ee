import type { AttributeDefinition, OptionSetDefinition } from './definition-shapes.js'
import type { FoundDefinition } from './merge-definitions.js'
import { MetadataError } from './metadata-error.js'

/** Refuses a choice with two options of one value, and two global choices that share a name and nothing else. */
export function checkChoices(found: readonly FoundDefinition[]): void {
  const global = new Map<string, { readonly values: string; readonly column: string }>()
  for (const { document, definition } of found) {
    for (const attribute of definition.Attributes ?? []) {
      const set = optionSetOf(attribute)
      if (!set?.Options) continue
      const column = `${definition.LogicalName}.${attribute.LogicalName}`
      const values = sortedValues(set)
      const twice = values.find((value, at) => value === values[at + 1])
      if (twice !== undefined) {
        throw new MetadataError(document, `the choice of ${column} has two options of the value ${twice}.`)
      }
      if (!set.IsGlobal || !set.Name) continue
      const other = global.get(set.Name)
      if (other && other.values !== values.join()) {
        const columns = `${other.column} and ${column}`
        throw new MetadataError(document, `${columns} have a global choice ${set.Name}, but not the same options.`)
      }
      global.set(set.Name, { values: values.join(), column })
    }
  }
}

/** A column that uses a global choice may carry it under either name. */
export function optionSetOf(attribute: AttributeDefinition): OptionSetDefinition | undefined {
  return attribute.OptionSet ?? attribute.GlobalOptionSet ?? undefined
}

function sortedValues(set: OptionSetDefinition): readonly number[] {
  return (set.Options ?? []).map((option) => option.Value).sort((a, b) => a - b)
}
