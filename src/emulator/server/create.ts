import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import { checkRecordQuery, readRecord } from '../odata/index.js'
import { type Answer, json, noContent } from './answer.js'
import type { Address, Call } from './call.js'
import { entityId } from './locate.js'
import { readPayload } from './payload.js'

/**
 * `POST accounts`. Source: protocol/wire.md 2.2.
 * `MSCRM.SuppressDuplicateDetection: false` finds nothing here, as in an organization without published duplicate rules.
 */
export function createOne(call: Call, facts: TableFacts): Answer {
  checkRecordQuery(call.reader, facts, call.url)
  return answerCreated(call, facts, call.session.create(facts.logicalName, readPayload(call)))
}

/** 204 with the new record's URL, or 201 with the record where the caller prefers it. `at`: where an upsert put it. */
export function answerCreated(call: Call, facts: TableFacts, record: StoredRecord, at?: Address): Answer {
  const { prefer, reader, url } = call
  if (!prefer.representation) {
    return noContent({
      'OData-EntityId': entityId(call, record, at),
      'Preference-Applied': prefer.applied('return'),
    })
  }
  return json(
    readRecord(reader, facts, record, url, prefer.ofRecord),
    { 'Preference-Applied': prefer.applied('return', 'odata.include-annotations') },
    201,
  )
}
