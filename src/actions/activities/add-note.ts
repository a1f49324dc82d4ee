import { type AnnotationCreate, annotation } from '../../entities/index.js'
import { type CreateOperation, type CreateOptions, create } from '../../records/index.js'
import type { Ref, TypeOf } from '../../schema/index.js'
import { knownRecord } from '../known-record.js'
import type { RefTable } from './activity-input.js'
import { base64Of, type FileContent, fileColumns } from './file-content.js'

/** Input of `addNote`. */
export interface AddNoteInput {
  /** The record that it is about: of any table that has notes. */
  readonly regarding: Ref<RefTable<AnnotationCreate['objectid']>>
  readonly subject?: string | undefined
  readonly text?: string | undefined
  readonly file?: FileContent | undefined
}

/**
 * Adds a note to a record, with a file if there is one.
 *
 * Wire: POST to `annotations`; the file in base64 as `documentbody`.
 * Units: the organization sets the size of files that it takes, 5 MB unless changed.
 * Fails with: `UsageError` for a table without notes; `RecordNotFoundError`.
 * Repeat: after a lost answer only with an id of its own.
 * Source: entity reference of `annotation`.
 *
 * @example
 * await crm.execute(addNote({ regarding: ref(account, accountId), subject: 'Visit', text: 'Wants an offer.' }))
 */
export function addNote(input: AddNoteInput, options?: CreateOptions): CreateOperation<TypeOf<typeof annotation>> {
  const { subject, text, file } = input
  const data = {
    objectid: knownRecord(input.regarding, 'regarding'),
    subject,
    notetext: text,
    isdocument: file !== undefined,
    ...(file === undefined ? {} : { ...fileColumns(file), documentbody: base64Of(file) }),
  } as AnnotationCreate // a ref of its tables, by the type of the input
  return create(annotation, data, options)
}
