import { Refusal, type Session, type StoredRecord, type Target } from '../../model.js'
import { targetOf } from '../values.js'

/** Carries a process flow over to a document that was made on its way. Our choice: the code for a table that is no flow of such documents. */
export function followFlow(session: Session, made: StoredRecord, given: Target | null | undefined): void {
  if (!given) return
  const { columns = [], navigation = [] } = session.store.tables.get(given.table) ?? {}
  const isFlow = columns.some(({ logicalName }) => logicalName === 'traversedpath')
  const way = navigation.find(({ target }) => target === made.table)
  if (!isFlow || way === undefined) {
    throw new Refusal(400, '0x80040203', `${given.table} is no process flow that a ${made.table} is part of.`)
  }
  session.write(given.table, session.get(given.table, given.id).id, { [way.lookup]: targetOf(made) })
}
