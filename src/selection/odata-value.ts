import { UsageError } from '../errors/index.js'
import { encodeText, guidText, type LiteralValue, literal } from '../operation/index.js'
import { type Column, type Condition, isRef, type Ref } from '../schema/index.js'
import { Expression } from './expression.js'
import { kindBy, type Place, placeOf } from './place.js'

/** What can stand in an `odata` text: a value, a column that `where` hands out, a condition, or a list of values. */
export type ODataValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | Ref
  | Condition
  | Column<unknown, unknown>
  | readonly (string | number | bigint)[]

/** A value as it stands in the text, percent-encoded. `beside` is the column that it is compared with, where one is known. */
export function odataValue(value: unknown, name: string, beside: Place | undefined): string {
  const column = placeOf(value)
  if (column !== undefined) return column.text
  if (value instanceof Expression) return `(${value.encoded})`
  if (Array.isArray(value)) return listText(value, name)
  if (isRef(value)) return guidText(value.id, name)
  if (isPlain(value))
    return literal(value, beside === undefined ? usualKind(value) : kindBy(beside, value), beside?.text ?? name)
  if (value === undefined) throw new UsageError(`${name} is undefined, which is no value of OData.`)
  throw new UsageError(
    `${name} is an object, which is no value of OData: a column is one that the where() of query() hands out.`,
  )
}

function isPlain(value: unknown): value is LiteralValue {
  return value === null || value instanceof Date || ['string', 'number', 'bigint', 'boolean'].includes(typeof value)
}

function usualKind(value: LiteralValue): 'bigint' | 'dateTime' | 'text' {
  if (typeof value === 'bigint') return 'bigint'
  return value instanceof Date ? 'dateTime' : 'text'
}

/** For `PropertyValues`, whose items are texts: protocol/query.md 3.5. */
function listText(values: readonly unknown[], name: string): string {
  const texts = values.map((value) => {
    if (typeof value === 'string' || typeof value === 'bigint' || Number.isFinite(value)) return String(value)
    throw new UsageError(`${name} lists something else than texts and numbers.`)
  })
  for (const text of texts) encodeText(text, name) // JSON would hide half of a surrogate pair behind an escape
  if (texts.length === 0) throw new UsageError(`${name} is a list with nothing in it.`)
  return encodeText(JSON.stringify(texts), name)
}
