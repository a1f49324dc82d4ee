import type { TableFacts } from '../../schema/index.js'
import { readPredefined } from '../fetchxml/index.js'
import type { StoredRecord } from '../model.js'
import {
  asksForChanges,
  checkRecordQuery,
  countChanges,
  countRows,
  follow,
  isNested,
  parseExpand,
  readChanges,
  readCollection,
  readRecord,
} from '../odata/index.js'
import { type Answer, json, noContent, plainText } from './answer.js'
import type { Address, Call } from './call.js'
import { etagOf, isUnchanged } from './conditions.js'
import { requireAt } from './locate.js'
import { withMetadataVersion } from './metadata-version.js'
import { queryOptions } from './query-options.js'
import { noSegment, notEmulated, wrongVerb } from './refuse.js'

/** Source: protocol/wire.md 2.8. */
const byteOrderMark = '\ufeff'

export function readSet(call: Call, facts: TableFacts): Answer {
  const { prefer, reader, url } = call
  if (!prefer.trackChanges && !asksForChanges(url)) return readRows(call, facts, undefined)
  return json(withMetadataVersion(call, readChanges(reader, facts, url, prefer.ofPage)), {
    'Preference-Applied': prefer.applied('odata.track-changes', 'odata.maxpagesize', 'odata.include-annotations'),
  })
}

export function countSet(call: Call, facts: TableFacts): Answer {
  const { reader, url } = call
  if (asksForChanges(url)) return plainText(`${byteOrderMark}${countChanges(reader, facts, url)}`)
  return countOf(call, facts, call.session.store.all(facts.logicalName))
}

export function readOne(call: Call, at: Address): Answer {
  return answerRecord(call, at.facts, requireAt(call, at))
}

/** What a navigation property leads to: a record, no record, or a collection. */
export function readRelated(call: Call, at: Address, name: string): Answer {
  const { target, many, rows } = followFrom(call, requireAt(call, at), at, name)
  if (many) return readRows(call, target, rows)
  const [record] = rows
  if (record !== undefined) return answerRecord(call, target, record)
  checkRecordQuery(call.reader, target, call.url)
  return noContent()
}

export function countRelated(call: Call, at: Address, name: string): Answer {
  const { target, many, rows } = followFrom(call, requireAt(call, at), at, name)
  if (!many) throw wrongVerb('$count', `the single-valued navigation property '${name}'`)
  return countOf(call, target, rows)
}

/** The rows behind a navigation property of a record. */
export function followFrom(call: Call, record: StoredRecord, { facts }: Address, name: string) {
  const related = follow(call.reader, facts, record, name)
  if (related === undefined) throw noSegment(name)
  return related
}

/** `rows`: absent for all of the table's. */
function readRows(call: Call, facts: TableFacts, rows: readonly StoredRecord[] | undefined): Answer {
  const { prefer, reader, url } = call
  if (prefer.trackChanges) throw notEmulated('the preference odata.track-changes on related records')
  const predefined = readPredefined(reader, facts, rows ?? reader.store.all(facts.logicalName), url, prefer.ofPage)
  // FetchXML says its page size itself.
  const sized = url.searchParams.has('fetchXml') ? [] : (['odata.maxpagesize'] as const)
  const body = predefined ?? readCollection(reader, facts, rows, url, prefer.ofPage)
  return json(withMetadataVersion(call, body), {
    'Preference-Applied': prefer.applied(...sized, 'odata.include-annotations'),
  })
}

function answerRecord(call: Call, facts: TableFacts, record: StoredRecord): Answer {
  const { prefer, reader, url } = call
  const etag = etagOf(record)
  const expand = queryOptions(url).get('$expand')
  // Read first: a query that is refused is refused also of a record that has not changed.
  const body = readRecord(reader, facts, record, url, prefer.ofPage)
  if (isUnchanged(call, record, expand !== undefined)) return { status: 304, headers: { ETag: etag } }
  // The size of a page means nothing but in collections of a nested expand.
  const sized = expand !== undefined && isNested(parseExpand(expand)) ? (['odata.maxpagesize'] as const) : []
  return json(withMetadataVersion(call, body), {
    ETag: etag,
    'Preference-Applied': prefer.applied(...sized, 'odata.include-annotations'),
  })
}

function countOf({ reader, url }: Call, facts: TableFacts, rows: Iterable<StoredRecord>): Answer {
  return plainText(`${byteOrderMark}${countRows(reader, facts, rows, url)}`)
}
