import { Refusal } from '../model.js'
import { notEmulated } from '../odata/index.js'

/** What a search is asked for, with the JSON that came in strings read. Source: protocol/wire.md 13. */
export interface SearchRequest {
  readonly text: string
  /** Absent: the tables that are searched by default. */
  readonly entities?: readonly SearchedEntity[]
  readonly filter?: string
  readonly isLucene: boolean
  /** All words have to be found, not any of them. */
  readonly all: boolean
}

export interface SearchedEntity {
  readonly name: string
  readonly selectColumns?: readonly string[]
  readonly searchColumns?: readonly string[]
  readonly filter?: string
}

export interface SearchParameters {
  readonly search: string
  readonly entities?: string | null | undefined
  readonly filter?: string | null | undefined
  readonly options?: string | null | undefined
}

const longestText = 100

/** Our choice: the texts of the refusals; protocol/error-codes.csv has their codes. */
export function badSearch(message: string, code = '0x80040203'): Refusal {
  return new Refusal(400, code, message)
}

export function readSearchRequest({ search, entities, filter, options }: SearchParameters): SearchRequest {
  if (search.trim() === '') throw badSearch("'search' is empty.")
  if (search.length > longestText) {
    throw badSearch(`'search' has more than ${longestText} characters.`, '0x800401FF')
  }
  const chosen = readOptions(options)
  return {
    text: search,
    ...(entities ? { entities: readList('entities', entities).map(readEntity) } : {}),
    ...(filter ? { filter } : {}),
    isLucene: chosen.has('lucene'),
    all: chosen.has('searchmodeall'),
  }
}

/** A list of JSON in a string. Our choice: single quotes are taken too, as the documentation writes them in examples. */
export function readList(name: string, text: string): readonly unknown[] {
  const value = parse(name, text)
  if (Array.isArray(value)) return value
  throw badSearch(`'${name}' does not hold a list in JSON.`)
}

/** An item that is a text. */
export function textIn(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw badSearch(`An item of '${name}' is not a text.`)
}

function parse(name: string, text: string): unknown {
  for (const candidate of [text, text.replaceAll("'", '"')]) {
    try {
      return JSON.parse(candidate)
    } catch {
      // The next one may be JSON.
    }
  }
  throw badSearch(`'${name}' does not hold JSON.`)
}

/** Keys in PascalCase are taken too. Source: protocol/wire.md 13. */
function readEntity(value: unknown): SearchedEntity {
  if (typeof value === 'string') return { name: value }
  if (typeof value !== 'object' || value === null) throw badSearch("An item of 'entities' is not an object.")
  const given = new Map(Object.entries(value).map(([key, item]) => [key.charAt(0).toLowerCase() + key.slice(1), item]))
  for (const key of given.keys()) {
    if (!['name', 'selectColumns', 'searchColumns', 'filter'].includes(key)) {
      throw badSearch(`'${key}' in 'entities' is unknown.`)
    }
  }
  const filter: unknown = given.get('filter')
  return {
    name: textIn('entities', given.get('name')),
    ...columnsIn('selectColumns', given.get('selectColumns')),
    ...columnsIn('searchColumns', given.get('searchColumns')),
    ...(filter ? { filter: textIn('filter', filter) } : {}),
  }
}

function columnsIn(key: 'selectColumns' | 'searchColumns', value: unknown) {
  if (value === undefined || value === null) return {}
  if (!Array.isArray(value)) throw badSearch(`'${key}' in 'entities' is not a list.`)
  return { [key]: value.map((item) => textIn(key, item)) }
}

/** Each option under one name, whichever form it comes in: a list of names, or an object. Source: protocol/wire.md 13. */
function readOptions(text: string | null | undefined): ReadonlySet<string> {
  if (!text) return new Set()
  const value = parse('options', text)
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((name) => [textIn('options', name), true])
    : Object.entries(typeof value === 'object' && value !== null ? value : {})
  return new Set(entries.flatMap(([name, setting]) => optionOf(name.toLowerCase(), String(setting).toLowerCase())))
}

function optionOf(name: string, setting: string): readonly string[] {
  if (name === 'querytype' && (setting === 'lucene' || setting === 'simple')) return [setting]
  if (name === 'searchmode' && (setting === 'all' || setting === 'any')) return [`searchmode${setting}`]
  // The wire document spells the last of these so.
  const known = ['lucene', 'besteffortsearch', 'groupranking', 'searchmodeall', 'searchmodelall']
  const plain = name.replace(/enabled$/, '').replace('searchmodelall', 'searchmodeall')
  if (!known.includes(plain)) throw notEmulated(`the search option '${name}'`)
  return setting === 'true' ? [plain] : []
}
