/** `IsCustomizable` and its like. Source: protocol/metadata.md 11.1. */
export function managedProperty(name: string, value: boolean, canBeChanged: boolean) {
  return { Value: value, CanBeChanged: canBeChanged, ManagedPropertyLogicalName: name.toLowerCase() }
}

/**
 * Whether a table or column is an organization's own addition or that of a solution: its schema name starts with a
 * publisher's prefix, which is in lower case. `new_Project` is, `Address1_City` is not.
 */
export function isCustom(schemaName: string): boolean {
  return /^[a-z][a-z0-9]{1,7}_/.test(schemaName)
}
