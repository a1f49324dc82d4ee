import { fetchedTable, fetchRecords } from '../fetchxml/index.js'
import { Refusal, type Store, type StoredRecord, type Target } from '../model.js'
import { unboundMessage } from './define-message.js'
import { pointsTo, targetOf } from './values.js'

const members = { None: 0, Related: 1, Extended: 2 }

/**
 * The records of a query that belong to a record, to its children (Related), and to theirs (Extended). Our choice: its children are the
 * records below it in the hierarchy of its own table, and the accounts and contacts whose parent it is; and a query is needed.
 * Source: Web API reference, function Rollup and enum type RollupType.
 */
export const rollup = unboundMessage({
  name: 'Rollup',
  kind: 'function',
  parameters: {
    Target: { type: 'record', required: true },
    Query: { type: 'complex', name: 'QueryBase', properties: { Query: 'Edm.String' }, required: false },
    RollupType: { type: 'enum', name: 'RollupType', members, required: true },
  },
  returns: { type: 'Collection(crmbaseentity)' },
  run(session, { Target, Query, RollupType }) {
    const fetchXml = Query?.['Query']
    if (typeof fetchXml !== 'string') {
      throw new Refusal(501, '0x80040219', 'The emulator takes the query of a Rollup as a FetchExpression only.')
    }
    const { store } = session
    const owners = [targetOf(session.get(Target.table, Target.id))]
    if (RollupType === 'Related') owners.push(...childrenOf(store, owners))
    if (RollupType === 'Extended') owners.push(...descendantsOf(store, owners))
    const table = fetchedTable(fetchXml)
    const lookups = (store.tables.get(table)?.columns ?? [])
      .filter(({ targets }) => owners.some((owner) => targets?.includes(owner.table)))
      .map(({ logicalName }) => logicalName)
    const belonging = store.tables.has(table)
      ? [...store.all(table)].filter((record) =>
          lookups.some((lookup) => owners.some((owner) => pointsTo(record, lookup, owner))),
        )
      : []
    return { kind: 'records', records: fetchRecords(session, table, fetchXml, belonging), typed: true }
  },
})

function childrenOf(store: Store, parents: readonly Target[]): readonly Target[] {
  const tables = new Set(['account', 'contact', ...parents.map(({ table }) => table)])
  return [...tables]
    .filter((table) => store.tables.has(table))
    .flatMap((table) => [...store.all(table)].filter((record) => isChild(record, parents)).map(targetOf))
}

function isChild(record: StoredRecord, parents: readonly Target[]): boolean {
  const lookups = ['parentaccountid', 'parentcustomerid', 'parentcaseid', `parent${record.table}id`]
  return lookups.some((lookup) => parents.some((parent) => pointsTo(record, lookup, parent)))
}

/** Each once, though a record may stand below two others. */
function descendantsOf(store: Store, parents: readonly Target[]): readonly Target[] {
  const known = new Map(parents.map((parent) => [`${parent.table} ${parent.id}`, parent]))
  for (let next = childrenOf(store, parents); next.length > 0; ) {
    const fresh = next.filter(({ table, id }) => !known.has(`${table} ${id}`))
    for (const child of fresh) known.set(`${child.table} ${child.id}`, child)
    next = fresh.length === 0 ? [] : childrenOf(store, fresh)
  }
  return [...known.values()].slice(parents.length)
}
