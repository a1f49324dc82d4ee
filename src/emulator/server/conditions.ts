import { Refusal, type StoredRecord } from '../model.js'
import type { Call } from './call.js'
import type { Located } from './locate.js'

/** A row's weak ETag. Source: protocol/wire.md 1.6. */
export function etagOf({ version }: StoredRecord): string {
  return `W/"${version}"`
}

/** Whether a missing row must not be created. Source: protocol/wire.md 2.6. */
export function wantsExisting({ headers }: Call): boolean {
  return headers.has('if-match')
}

/** Refuses a write whose If-Match or If-None-Match does not allow it on the row as it stands. Source: protocol/wire.md 2.6, 9.1. */
export function requireConditions(call: Call, record: StoredRecord, key: Located['key']): void {
  const match = call.headers.get('if-match')
  if (match !== null && match.trim() !== '*' && !isEtagOf(match, record)) {
    throw new Refusal(
      412,
      '0x80060882',
      "The version of the existing record doesn't match the RowVersion property provided.",
    )
  }
  const noneMatch = noneMatchOf(call)
  if (noneMatch === '*' || (noneMatch !== undefined && isEtagOf(noneMatch, record))) {
    // Our choice: which of the two codes that live services send stands for which kind of key.
    const code = 'id' in key ? '0x80040237' : '0x80060892'
    throw new Refusal(412, code, 'A record with matching key values already exists.')
  }
}

/**
 * Whether the caller has the row as it stands already. Never with `$expand` or annotations. Source: protocol/wire.md 2.8.
 */
export function isUnchanged(call: Call, record: StoredRecord, isExpanded: boolean): boolean {
  const noneMatch = noneMatchOf(call)
  return (
    noneMatch !== undefined &&
    !isExpanded &&
    call.prefer.ofRecord.annotations.length === 0 &&
    (noneMatch === '*' || isEtagOf(noneMatch, record))
  )
}

/** The text `null`, by which callers keep browsers from their cache, is the ETag of no row. Source: protocol/wire.md 1.4. */
function noneMatchOf({ headers }: Call): string | undefined {
  return headers.get('if-none-match')?.trim()
}

/**
 * Whether the row's ETag is the one given, or one of several with commas between them, as HTTP has it.
 * Our choice: the mark of a weak ETag may be left out, since all of them are weak.
 */
function isEtagOf(text: string, record: StoredRecord): boolean {
  const strong = (etag: string) => etag.trim().replace(/^W\//, '')
  return text.split(',').some((etag) => strong(etag) === strong(etagOf(record)))
}
