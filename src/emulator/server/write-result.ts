import type { MessageResult, StoredRecord } from '../model.js'
import { writeWholeRow } from '../odata/index.js'
import { type Answer, json, noContent } from './answer.js'
import type { Call } from './call.js'

/** The answer to a message that has run. Source: protocol/actions.md 0.3, protocol/wire.md 1.6, 2.11. */
export function writeResult(call: Call, result: MessageResult): Answer {
  switch (result.kind) {
    case 'nothing':
      return noContent()
    case 'complex':
      return json({ '@odata.context': contextOf(call, `Microsoft.Dynamics.CRM.${result.type}`), ...result.value })
    case 'record': {
      // Our choice: the context of a single row of any table, by analogy with that of several.
      const context = result.typed ? 'Microsoft.Dynamics.CRM.crmbaseentity' : `${setOf(call, result.record)}/$entity`
      return answerRows(
        call,
        context,
        only(call, result.record, rowOf(call, result.record, result.typed), result.columns),
      )
    }
    case 'records': {
      const [first] = result.records
      const context =
        result.typed || first === undefined
          ? 'Collection(Microsoft.Dynamics.CRM.crmbaseentity)'
          : `Collection(Microsoft.Dynamics.CRM.${first.table})`
      return answerRows(call, context, { value: result.records.map((record) => rowOf(call, record, result.typed)) })
    }
  }
}

function answerRows(call: Call, context: string, body: Readonly<Record<string, unknown>>): Answer {
  return json(
    { '@odata.context': contextOf(call, context), ...body },
    { 'Preference-Applied': call.prefer.applied('odata.include-annotations') },
  )
}

function contextOf({ reader }: Call, type: string): string {
  return `${reader.apiRoot}/$metadata#${type}`
}

function rowOf({ reader, prefer }: Call, record: StoredRecord, typed: boolean) {
  return writeWholeRow(reader, record, { typed, preferences: prefer.ofRecord })
}

/** The columns that a `ColumnSet` names, with their annotations. */
function only(
  { reader }: Call,
  { table }: StoredRecord,
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[] | undefined,
) {
  const facts = reader.store.tables.get(table)
  if (columns === undefined || facts === undefined) return row
  const named = facts.columns.filter(({ logicalName }) => columns.includes(logicalName))
  const properties = new Set([facts.primaryKey, ...named.map(({ property }) => property)])
  return Object.fromEntries(
    Object.entries(row).filter(([key]) => properties.has(key.split('@', 1)[0] || facts.primaryKey)),
  )
}

function setOf({ reader }: Call, { table }: StoredRecord): string {
  return reader.store.tables.get(table)?.entitySetName ?? table
}
