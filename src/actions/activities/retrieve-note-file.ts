import { annotation } from '../../entities/index.js'
import { mapResult, type Operation } from '../../operation/index.js'
import { retrieve } from '../../records/index.js'
import type { Ref } from '../../schema/index.js'
import { refOf } from '../ref-of.js'

/** The file of a note. */
export interface NoteFile {
  readonly fileName: string | undefined
  readonly mimeType: string | undefined
  readonly bytes: Uint8Array
}

/**
 * Reads the file of a note; undefined where it has none.
 *
 * Wire: GET of `documentbody`, which is base64, with name and type.
 * Units: the whole file is in memory.
 * Fails with: `RecordNotFoundError`.
 * Repeat: it only reads.
 * Source: entity reference of `annotation`.
 *
 * @example
 * const file = await crm.execute(retrieveNoteFile(noteId))
 */
export function retrieveNoteFile(noteId: string | Ref<'annotation'>): Operation<NoteFile | undefined> {
  const read = retrieve(annotation, refOf(annotation, noteId, 'noteId'), (note) =>
    note.select('filename', 'mimetype', 'documentbody'),
  )
  return mapResult(read, ({ filename, mimetype, documentbody }) =>
    documentbody === null
      ? undefined
      : {
          fileName: filename ?? undefined,
          mimeType: mimetype ?? undefined,
          bytes: Uint8Array.from(atob(documentbody), (character) => character.charCodeAt(0)),
        },
  )
}
