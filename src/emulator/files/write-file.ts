import { Refusal, type Session, type StoredFile, type StoredRecord } from '../model.js'

/** Source: protocol/wire.md 10, the default of `MaxSizeInKB`, which is unverified. Our choice: it holds for every column. */
const mostInKB = 32_768

/** The file of a column, with its id. */
export function fileIn({ store }: Session, record: StoredRecord, column: string) {
  const id = record.values[column]
  const file = typeof id === 'string' ? store.files.get(id) : undefined
  return typeof id === 'string' && file !== undefined ? { id, file } : undefined
}

/** Puts a file into its column, in place of the one before. Its id is the column's value. Source: protocol/wire.md 10.2. */
export function writeFile(session: Session, file: StoredFile): string {
  // Source: protocol/error-codes.csv for both codes. Our choice: the texts.
  if (file.name.trim() === '') throw new Refusal(400, '0x80044A08', 'The file has no name.')
  if (file.bytes.length > mostInKB * 1024) {
    throw new Refusal(400, '0x80044A02', `The file is larger than the ${mostInKB} KB that its column takes.`)
  }
  return session.store.transaction(() => {
    const { table, id: recordId, column, name } = file
    const before = fileIn(session, session.get(table, recordId), column)
    if (before !== undefined) session.store.files.remove(before.id)
    const id = session.newId()
    session.store.files.put(id, file)
    writeColumns(session, file, { id, name })
    return id
  })
}

/** Takes the file out of its column, which may be empty. */
export function clearFile(session: Session, record: StoredRecord, column: string): void {
  session.store.transaction(() => {
    const before = fileIn(session, record, column)
    if (before !== undefined) session.store.files.remove(before.id)
    writeColumns(session, { table: record.table, id: record.id, column }, { id: null, name: null })
  })
}

function writeColumns(
  session: Session,
  { table, id, column }: Pick<StoredFile, 'table' | 'id' | 'column'>,
  value: { readonly id: string | null; readonly name: string | null },
): void {
  // A caller's update, so that whoever may not change the record may not change its files either.
  session.update(table, id, {})
  const companion = `${column}_name`
  const columns = session.store.tables.get(table)?.columns ?? []
  const hasCompanion = columns.some(({ logicalName }) => logicalName === companion)
  session.write(table, id, { [column]: value.id, ...(hasCompanion && { [companion]: value.name }) })
}
