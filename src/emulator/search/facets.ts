import type { Store } from '../model.js'
import { formattedValue } from '../odata/formatted-value.js'
import { notEmulated } from '../odata/index.js'
import { tableIndex } from '../odata/table-index.js'
import { isLookup } from '../odata/value-kind.js'
import { wireValue } from '../odata/wire-value.js'
import type { Found } from './find-records.js'
import { requireColumn } from './require-column.js'
import { badSearch, readList, textIn } from './search-request.js'
import type { SearchedTable } from './searched-tables.js'

/** How many of the records found have a value, or lie in a range. Source: protocol/wire.md 13. */
interface Facet {
  readonly Type: 'Value' | 'Range'
  readonly Value?: unknown
  readonly OptionalValue?: string | null
  readonly From?: string | null
  readonly To?: string | null
  readonly Count: number
}

const entityNames = ['@search.entityname', 'entityname']
/** Our choice: as many values as a facet shows when it does not say. */
const usualCount = 10

/**
 * The facets that a search asks for: `"ownerid,count:5"`, `"account:industrycode"`, `"createdon,values:2026-01-01|2026-02-01"`.
 */
export function facetsOf(
  store: Store,
  tables: readonly SearchedTable[],
  text: string | null | undefined,
  found: readonly Found[],
) {
  const facets: Record<string, readonly Facet[]> = {}
  if (!text) return facets
  for (const item of readList('facets', text)) {
    const [name = '', ...settings] = textIn('facets', item)
      .split(',')
      .map((part) => part.trim())
    const given = new Map(settings.map(settingIn))
    const read = reader(store, tables, name)
    const bounds = given.get('values')?.split('|')
    facets[name] = bounds === undefined ? byValue(found, read, countIn(given)) : byRange(found, read, bounds)
  }
  return facets
}

function settingIn(text: string): readonly [string, string] {
  const [, key = '', value = ''] = /^(\w+):(.*)$/.exec(text) ?? []
  if (key !== 'count' && key !== 'values') throw notEmulated(`the setting '${text}' of a facet`)
  return [key, value]
}

function countIn(settings: ReadonlyMap<string, string>): number {
  const text = settings.get('count')
  if (text === undefined) return usualCount
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw badSearch("'count' of a facet is not a whole number above zero.")
}

type Read = (found: Found) => { readonly value: unknown; readonly name?: string | undefined } | undefined

/** A column of every table that has it, or of one: `account:industrycode`. Our choice: a dot in place of the colon too. */
function reader(store: Store, tables: readonly SearchedTable[], name: string): Read {
  if (entityNames.includes(name)) return ({ table }) => ({ value: table.facts.logicalName })
  const [table, column = ''] = /[.:]/.test(name) ? name.split(/[.:]/, 2) : [undefined, name]
  requireColumn('facets', tables, column, table)
  return ({ table: { facts }, record }: Found) => {
    const known = tableIndex(facts).byLogicalName.get(column)
    if (known === undefined || (table !== undefined && table !== facts.logicalName)) return undefined
    const value = wireValue(record, known)
    if (value === null || value === undefined) return undefined
    const hasName = isLookup(known) || known.options !== undefined
    return { value, name: hasName ? formattedValue(store, record, known) : undefined }
  }
}

function byValue(found: readonly Found[], read: Read, most: number): readonly Facet[] {
  const counts = new Map<unknown, { readonly name: string | undefined; count: number }>()
  for (const one of found) {
    const held = read(one)
    if (held === undefined) continue
    const known = counts.get(held.value)
    if (known === undefined) counts.set(held.value, { name: held.name, count: 1 })
    else known.count += 1
  }
  return [...counts]
    .map(([Value, { name, count }]): Facet => ({ Type: 'Value', Value, OptionalValue: name ?? null, Count: count }))
    .sort((one, other) => other.Count - one.Count)
    .slice(0, most)
}

/** The bounds of dates or numbers; each range begins with its bound and ends before the next. */
function byRange(found: readonly Found[], read: Read, bounds: readonly string[]): readonly Facet[] {
  const values = found.map((one) => orderOf(read(one)?.value)).filter((value) => !Number.isNaN(value))
  return [null, ...bounds].map((From, index): Facet => {
    const To = bounds[index] ?? null
    const [from, to] = [
      From === null ? Number.NEGATIVE_INFINITY : boundIn(From),
      To === null ? Number.POSITIVE_INFINITY : boundIn(To),
    ]
    return { Type: 'Range', From, To, Count: values.filter((value) => value >= from && value < to).length }
  })
}

function boundIn(text: string): number {
  const value = orderOf(text)
  if (Number.isNaN(value)) throw badSearch("A bound of a facet's values is neither a number nor a date.")
  return value
}

function orderOf(value: unknown): number {
  if (typeof value === 'number') return value
  const text = String(value)
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  return Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text)
}
