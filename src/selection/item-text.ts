import { literalAt } from './compare.js'
import { kindBy, type Place } from './place.js'

/** A value in a list of the service's functions, whose items are texts. Refuses what no literal of the column can be. */
export function itemText(at: Place, value: unknown): string {
  const asLiteral = literalAt(at, value)
  const kind = kindBy(at, value)
  if (typeof value === 'string' && kind === 'guid') return value.toLowerCase()
  return kind === 'int64' || kind === 'bigint' ? asLiteral : String(value)
}
