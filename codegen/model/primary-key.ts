import type { TableSource } from './table-source.js'

/**
 * The column of the primary key, by the definition, else by `$metadata`, where a type on `principal` says `ownerid`
 * for its key and has a column of its own all the same. Source: protocol/metadata.md 11.1.
 */
export function primaryKeyOf({ name, definition, lineage }: TableSource): string {
  const marked = definition?.PrimaryIdAttribute ?? definition?.Attributes?.find((one) => one.IsPrimaryId)?.LogicalName
  if (marked) return marked
  const declared = lineage.find((type) => type.key.length > 0)?.key[0]?.toLowerCase()
  const usual = `${name}id`
  if (declared !== undefined) return lineage.some((type) => type.name === 'principal') ? usual : declared
  const names = new Set(definition?.Attributes?.map((one) => one.LogicalName))
  return !names.has(usual) && names.has('activityid') ? 'activityid' : usual
}
