import type { Session, StoredRecord, Values } from '../../model.js'
import { documentOf, linesOf } from '../../session/index.js'
import { numberOf, targetOf } from '../values.js'

/** What belongs to one record and not to the deal. */
const own = new Set([
  'ownerid',
  'overriddencreatedon',
  'processid',
  'stageid',
  'stepid',
  'stepname',
  'traversedpath',
  'statuscode',
  'slaid',
  'quotenumber',
  'ordernumber',
  'invoicenumber',
  'quotecreationmethod',
  'ordercreationmethod',
  'importsequencenumber',
])

/**
 * Makes a document of another: with the columns that both have and a caller could write, and with its lines. Our choice: which columns are copied,
 * as the documentation says only that products are.
 */
export function copyDocument(session: Session, from: StoredRecord, table: string, more: Values): StoredRecord {
  const made = session.write(table, undefined, { ...sharedColumns(session, from, table), ...more })
  copyLines(session, from, made, { keepPrices: true })
  return session.get(table, made.id)
}

/** Copies the lines of a document to another one: at their prices, or at those of the other one's price list. */
export function copyLines(
  session: Session,
  from: StoredRecord,
  to: StoredRecord,
  { keepPrices }: { readonly keepPrices: boolean },
): void {
  const source = documentOf(from.table)
  const target = documentOf(to.table)
  if (source === undefined || target === undefined) throw new Error(`${from.table} and ${to.table} have no lines.`)
  const lookups = session.store.tables.get(target.lines)?.columns ?? []
  for (const line of linesOf(session.store, source, from.id)) {
    const origin = lookups.find(
      (column) => column.targets?.includes(line.table) && column.logicalName === `${line.table}id`,
    )
    session.write(target.lines, undefined, {
      ...sharedColumns(session, line, target.lines),
      [target.key]: targetOf(to),
      ...(keepPrices ? { volumediscountamount: numberOf(line, 'volumediscountamount') ?? 0 } : {}),
      ...(origin === undefined ? {} : { [origin.logicalName]: targetOf(line) }),
    })
  }
}

/** The columns that a record of another table could take over: those that both have and a caller could write. */
export function sharedColumns({ store }: Session, from: StoredRecord, table: string): Values {
  const target = store.tables.get(table)
  const columns = target?.columns ?? []
  return Object.fromEntries(
    columns
      .filter(({ logicalName, create }) => create && logicalName !== target?.primaryKey && !own.has(logicalName))
      .filter(({ logicalName }) => logicalName !== 'parentbundleid' && logicalName !== 'parentbundleidref')
      .map(({ logicalName }) => [logicalName, from.values[logicalName]])
      .filter(([, value]) => value !== undefined && value !== null),
  )
}
