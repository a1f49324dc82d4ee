import { literalAt } from './compare.js'
import type { Place } from './place.js'

/** A value in a list of the service's functions, whose items are texts. Refuses what no literal of the column can be. */
export function itemText(at: Place, value: unknown): string {
  const asLiteral = literalAt(at, value)
  if (typeof value === 'string' && at.kind === 'guid') return value.toLowerCase()
  return at.kind === 'int64' || at.kind === 'bigint' ? asLiteral : String(value)
}
