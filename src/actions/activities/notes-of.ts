import { annotation } from '../../entities/index.js'
import { query } from '../../query/index.js'
import type { Ref } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'

/**
 * The notes of a record, the newest first and without what is in their files: a query, to be refined and executed.
 *
 * Wire: GET `annotations`, filtered by `_objectid_value`.
 * Repeat: it only reads.
 * Source: entity reference of `annotation`.
 *
 * @example
 * const notes = await crm.all(notesOf(ref(account, accountId)))
 */
export function notesOf(record: Ref) {
  const { id } = knownRecord(record, 'record')
  return query(annotation)
    .select('annotationid', 'subject', 'notetext', 'filename', 'mimetype', 'filesize', 'isdocument', 'createdon')
    .where((note) => note._objectid_value.eq(id))
    .orderBy('createdon', 'desc')
}
