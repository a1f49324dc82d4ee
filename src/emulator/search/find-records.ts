import type { ColumnFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { highlight, hitsIn, meets, wantedTerms } from './find-terms.js'
import { parseSearch, type SearchTerm } from './search-expression.js'
import type { SearchRequest } from './search-request.js'
import type { SearchedTable } from './searched-tables.js'

/** A record that a search found. */
export interface Found {
  readonly table: SearchedTable
  readonly record: StoredRecord
  /** By column, with the hits marked. */
  readonly highlights: Readonly<Record<string, readonly string[]>>
  readonly score: number
}

/** The records that meet a search, the best first. Our choice: equal ones in the order of their tables and creation. */
export function findRecords(tables: readonly SearchedTable[], request: SearchRequest): readonly Found[] {
  const expression = parseSearch(request)
  const terms = wantedTerms(expression)
  const found: Found[] = []
  for (const table of tables) {
    for (const record of table.rows()) {
      const texts = textsOf(record, table.searched)
      if (meets([...texts.values()], expression)) found.push(rate(table, record, texts, terms))
    }
  }
  return found.sort((one, other) => other.score - one.score)
}

export function textsOf({ values }: StoredRecord, columns: readonly ColumnFacts[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const { logicalName } of columns) {
    const value = values[logicalName]
    if (typeof value === 'string' && value !== '') texts.set(logicalName, value)
  }
  return texts
}

/** Our choice: each hit counts by the part of its text that it is, and twice in the record's name. */
function rate(
  table: SearchedTable,
  record: StoredRecord,
  texts: ReadonlyMap<string, string>,
  terms: readonly SearchTerm[],
): Found {
  const highlights: Record<string, readonly string[]> = {}
  let score = 0
  for (const [column, text] of texts) {
    const hits = terms.flatMap((term) => hitsIn(text, term))
    if (hits.length === 0) continue
    highlights[column] = [highlight(text, hits)]
    const covered = hits.reduce((length, { start, end }) => length + end - start, 0)
    score += (1 + covered / text.length) * (column === table.facts.primaryName ? 2 : 1)
  }
  return { table, record, highlights, score: Number(score.toFixed(6)) }
}
