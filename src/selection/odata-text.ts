import { UsageError } from '../errors/index.js'
import { encodeText } from '../operation/index.js'
import type { Condition } from '../schema/index.js'
import { allLookups, Expression, noLookups } from './expression.js'
import { made, used } from './loose.js'
import { ODataScanner } from './odata-scanner.js'
import { type ODataValue, odataValue } from './odata-value.js'
import { type Place, placeOf } from './place.js'

const comparison = /^ *(eq|ne|gt|ge|lt|le) +$/
/** They mean in a URL what they mean in the text. */
const keptInUrl = /%(2C|2F|3A|3D|40|24)/g

/**
 * A condition in OData's own words, for what the columns do not offer. Values are escaped, so what a user typed stays a
 * value: text gets its quotes here and stands outside of any. A column that `where` hands out stands for its path.
 *
 * A value beside such a column is written as the column wants it: hand in the column for GUIDs and days, because beside a
 * name in the text (`contactid eq ${id}`) they are texts like any other, and the service refuses those. Elsewhere texts
 * are quoted, a `ref` is its id, a `Date` an instant, a list the texts that `PropertyValues` takes. SQL's wildcards
 * (`%`, `_`, `[`) stay alive in it.
 *
 * Fails with: `UsageError` where a value stands inside quotes, quotes or brackets do not match, a parameter (`@p`) is
 * named, or `not` stands before a query function. What else the text means is not checked. It can be negated where no
 * query function stands in it.
 *
 * @example
 * query(lead).where((l) => odata`${l.companyname} eq ${typed} and (revenue gt ${5000} or contains(subject,${word}))`)
 */
export function odata(parts: TemplateStringsArray, ...values: readonly ODataValue[]): Condition {
  if (!Array.isArray(parts?.raw))
    throw new UsageError('odata stands before a template, and is not called as a function.')
  const scanner = new ODataScanner()
  let encoded = ''
  let joined = 0
  let lookups = noLookups
  let column: Place | undefined
  for (const [at, part] of parts.entries()) {
    if (part === undefined) throw new UsageError('odata: the text has an escape that is none.')
    const text = scanner.read(part)
    encoded += encodeText(text, 'odata').replace(keptInUrl, decodeURIComponent)
    if (at === values.length) break
    if (scanner.isInQuotes)
      throw new UsageError('odata: a value stands inside quotes: leave them out, it brings its own.')
    const value = values[at]
    const written = odataValue(value, `Value ${at + 1} of odata`, comparison.test(text) ? column : undefined)
    scanner.pass(written)
    encoded += written
    column = placeOf(value)
    if (column !== undefined) lookups = allLookups(lookups, column.lookups)
    if (!(value instanceof Expression)) continue
    used(value)
    joined += value.conditions - 1
    lookups = allLookups(lookups, value.lookups)
  }
  scanner.end()
  const trimmed = encoded.replace(/^(%20)+|(%20)+$/g, '')
  if (trimmed === '') throw new UsageError('odata: the text is empty.')
  return made(new Expression(trimmed, lookups, 1 + scanner.joints + joined, undefined, 'odata'))
}
