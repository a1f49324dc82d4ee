import { Refusal, type Session, type StoredRecord, type Target, type Values } from '../../model.js'
import { accountOf, contactOf, opportunityOf } from '../lead-conversion.js'
import { sharedColumns } from '../orders/copy-document.js'
import { targetOf } from '../values.js'

/** What a lead becomes, as when it is qualified. */
const ofLead: Readonly<Record<string, (lead: StoredRecord) => Values>> = {
  account: accountOf,
  contact: contactOf,
  opportunity: opportunityOf,
}

/** What the documents of sales become. */
const ofDocument: Readonly<Record<string, readonly string[]>> = {
  opportunity: ['quote', 'salesorder', 'invoice'],
  quote: ['salesorder'],
  salesorder: ['invoice'],
}

/** What a child takes over from its parent. */
const inherited = /^(address1_.*|telephone1|fax|websiteurl|transactioncurrencyid)$/

/**
 * The columns of a new record that another one fills in. Our choice, as every organization has mappings of its own: a lead as when it is
 * qualified, a document of sales as when it is converted, and any other record with its address, its telephone and its currency.
 */
export function mappedColumns(session: Session, from: StoredRecord, table: string, withParent: boolean): Values {
  const convert = from.table === 'lead' ? ofLead[table] : undefined
  if (convert !== undefined) return convert(from)
  const parent = withParent ? parentIn(session, from, table) : undefined
  const isDocument = ofDocument[from.table]?.includes(table) === true
  const columns = sharedColumns(session, from, table)
  const taken = Object.entries(columns).filter(([name]) => isDocument || inherited.test(name))
  if (!isDocument && parentIn(session, from, table) === undefined) {
    throw new Refusal(400, '0x80040203', `There is no mapping from ${from.table} to ${table}.`)
  }
  return { ...Object.fromEntries(taken), ...parent }
}

/** The lookup of the new record that stands for the relationship. */
function parentIn({ store }: Session, from: StoredRecord, table: string): Readonly<Record<string, Target>> | undefined {
  const names = [`${from.table}id`, `parent${from.table}id`, 'parentcustomerid', 'customerid', 'regardingobjectid']
  const columns = store.tables.get(table)?.columns ?? []
  const lookup = names.find((name) =>
    columns.some(({ logicalName, targets, create }) => create && logicalName === name && targets?.includes(from.table)),
  )
  return lookup === undefined || lookup === store.tables.get(table)?.primaryKey
    ? undefined
    : { [lookup]: targetOf(from) }
}
