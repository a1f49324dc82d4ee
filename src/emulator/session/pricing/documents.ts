import type { Store, StoredRecord, Values } from '../../model.js'
import { asTarget } from '../target.js'

/** A table whose records have lines of products. */
export interface PricedDocument {
  readonly table: string
  /** The table of its lines, whose lookup to the document has the document's primary key as its name. */
  readonly lines: string
  readonly key: string
  /** On a line: the document's state. */
  readonly lineState: string
  /** Whether its prices can be locked. */
  readonly locks: boolean
}

const documents: readonly PricedDocument[] = [
  {
    table: 'opportunity',
    lines: 'opportunityproduct',
    key: 'opportunityid',
    lineState: 'opportunitystatecode',
    locks: false,
  },
  { table: 'quote', lines: 'quotedetail', key: 'quoteid', lineState: 'quotestatecode', locks: false },
  {
    table: 'salesorder',
    lines: 'salesorderdetail',
    key: 'salesorderid',
    lineState: 'salesorderstatecode',
    locks: true,
  },
  { table: 'invoice', lines: 'invoicedetail', key: 'invoiceid', lineState: 'invoicestatecode', locks: true },
]

const byTable = new Map(documents.map((document) => [document.table, document]))
const byLines = new Map(documents.map((document) => [document.lines, document]))

export function documentOf(table: string): PricedDocument | undefined {
  return byTable.get(table)
}

/** The document that the lines of a table belong to. */
export function documentOfLines(table: string): PricedDocument | undefined {
  return byLines.get(table)
}

/** The record that a line belongs to. */
export function headOf(store: Store, lineTable: string, line: Values): StoredRecord | undefined {
  const document = byLines.get(lineTable)
  if (document === undefined || !store.tables.has(document.table)) return undefined
  const target = asTarget(line[document.key])
  return target === undefined ? undefined : store.get(document.table, target.id)
}

export function linesOf(store: Store, document: PricedDocument, id: string): readonly StoredRecord[] {
  if (!store.tables.has(document.lines)) return []
  return [...store.all(document.lines)].filter(({ values }) => asTarget(values[document.key])?.id === id)
}
