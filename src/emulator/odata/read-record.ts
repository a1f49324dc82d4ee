import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { contextUrl } from './context-url.js'
import { planShape } from './plan-shape.js'
import { QueryBudget } from './query-budget.js'
import { parseQueryText } from './query-text.js'
import type { Body, Preferences, Reader } from './reader.js'
import { Relations } from './relations.js'
import { scopeOf } from './scope.js'
import { rowWriter } from './write-row.js'

const options = new Set(['$select', '$expand'])

/** The body of a read of one record, shaped by the `$select` and `$expand` of `request`; no other option is taken. */
export function readRecord(
  reader: Reader,
  facts: TableFacts,
  record: StoredRecord,
  request: URL,
  preferences: Preferences,
): Body {
  const { scope, shape, nested } = planRecord(reader, facts, request)
  const { relations, budget } = scope
  const answer = { reader, relations, budget, preferences, single: true, nested }
  return {
    '@odata.context': contextUrl(reader, facts, shape, true),
    ...rowWriter(answer, shape, true)(record),
  }
}

/** Refuses what `readRecord` would, where there is no record to read. */
export function checkRecordQuery(reader: Reader, facts: TableFacts, request: URL): void {
  planRecord(reader, facts, request)
}

function planRecord(reader: Reader, facts: TableFacts, request: URL) {
  const scope = scopeOf(reader, new Relations(reader.store), new QueryBudget(), facts)
  return { scope, ...planShape(scope, parseQueryText(request.search, options)) }
}
