import { isGuid } from '../../schema/index.js'
import type { KeyValue, KeyValues } from './alternate-key.js'

const part = /\s*([A-Za-z_][A-Za-z0-9_]*)\s*=\s*('(?:[^']|'')*'|[^,']*)\s*(?:,|$)/y

/** Reads `name='O''Neil',industrycode=4`; undefined when the text is no such list. */
export function parseKeyValues(text: string): KeyValues | undefined {
  const values: Record<string, KeyValue> = {}
  part.lastIndex = 0
  while (part.lastIndex < text.length) {
    const [, column, literal] = part.exec(text) ?? []
    const value = literal === undefined ? undefined : parseLiteral(literal.trim())
    if (column === undefined || value === undefined || column in values) return undefined
    values[column] = value
  }
  return text.trim() === '' || text.trim().endsWith(',') ? undefined : values
}

/** Quoted: text. Unquoted: a number, a GUID, a boolean, a date. Source: "Use an alternate key to reference a record". */
function parseLiteral(literal: string): KeyValue | undefined {
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'")
  if (literal === 'true' || literal === 'false') return literal === 'true'
  if (isGuid(literal)) return literal.toLowerCase()
  if (/^-?\d+(\.\d+)?$/.test(literal)) return Number(literal)
  return /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(literal) ? literal : undefined
}
