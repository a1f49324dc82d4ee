import { Refusal, type Session, type StoredRecord } from '../../model.js'
import { unboundMessage } from '../define-message.js'
import { instant, lookupOf } from '../values.js'

const deletionJob = 13
type Query = Readonly<Record<string, unknown>>

/**
 * Source: Web API reference, action BulkDelete. Our choice: the job runs at once and is completed when the call is answered; of a query
 * it knows conditions Equal, NotEqual, Null and NotNull that all hold, and refuses others by name; enums are declared as texts; a record that is not to be deleted
 * makes the job fail, and those before it are gone.
 */
export const bulkDelete = unboundMessage({
  name: 'BulkDelete',
  kind: 'action',
  parameters: {
    QuerySet: {
      type: 'complexes',
      name: 'QueryExpression',
      properties: { EntityName: 'Edm.String', Criteria: 'FilterExpression', TopCount: 'Edm.Int32' },
      required: false,
    },
    JobName: { type: 'String', required: true },
    SendEmailNotification: { type: 'Boolean', required: true },
    ToRecipients: { type: 'records', table: 'activityparty', required: true },
    CCRecipients: { type: 'records', table: 'activityparty', required: true },
    RecurrencePattern: { type: 'String', required: true },
    StartDateTime: { type: 'DateTimeOffset', required: true },
    SourceImportId: { type: 'Guid', required: false },
    RunNow: { type: 'Boolean', required: false },
  },
  returns: {
    type: 'BulkDeleteResponse',
    properties: { JobId: 'Edm.Guid' },
    types: {
      FilterExpression: {
        FilterOperator: 'Edm.String',
        Conditions: 'Collection(ConditionExpression)',
        Filters: 'Collection(FilterExpression)',
      },
      ConditionExpression: { AttributeName: 'Edm.String', Operator: 'Edm.String', Values: 'Collection(Object)' },
    },
  },
  run(session, { QuerySet, JobName }) {
    const found = (QuerySet ?? []).flatMap((query) => recordsOf(session, query))
    const failure = removeAll(session, found)
    const job = session.write('asyncoperation', undefined, {
      name: JobName,
      operationtype: deletionJob,
      startedon: instant(session.now()),
      completedon: instant(session.now()),
      statecode: 3,
      statuscode: failure === undefined ? 30 : 31,
      message: failure,
    })
    return { kind: 'complex', type: 'BulkDeleteResponse', value: { JobId: job.id } }
  },
})

function removeAll(session: Session, records: readonly StoredRecord[]): string | undefined {
  try {
    for (const { table, id } of records) session.remove(table, id)
    return undefined
  } catch (reason) {
    if (reason instanceof Refusal) return reason.message
    throw reason
  }
}

function recordsOf({ store }: Session, { EntityName, Criteria, TopCount }: Query): readonly StoredRecord[] {
  if (TopCount !== null && TopCount !== undefined) throw notEmulated('TopCount')
  const table = String(EntityName)
  if (!store.tables.has(table))
    throw new Refusal(404, '0x8004024A', `The entity with a name = '${table}' was not found.`)
  const conditions = conditionsOf(Criteria)
  return [...store.all(table)].filter((record) => conditions.every((condition) => holds(record, condition)))
}

function conditionsOf(criteria: unknown): readonly Query[] {
  if (criteria === null || criteria === undefined) return []
  const { FilterOperator = 'And', Conditions = [], Filters = [] } = criteria as Query // a complex value is an object
  const isSimple =
    FilterOperator === 'And' && Array.isArray(Conditions) && Array.isArray(Filters) && Filters.length === 0
  if (isSimple) return Conditions as readonly Query[]
  throw notEmulated('a query with Filters or with a FilterOperator other than And')
}

function holds(record: StoredRecord, { AttributeName, Operator, Values }: Query): boolean {
  const column = String(AttributeName)
  const value = lookupOf(record, column)?.id ?? record.values[column] ?? null
  const [wanted] = Array.isArray(Values) ? Values.map((one: Query) => String(one['Value'])) : []
  switch (Operator) {
    case 'Equal':
      return value !== null && String(value).toLowerCase() === wanted?.toLowerCase()
    case 'NotEqual':
      return value === null || String(value).toLowerCase() !== wanted?.toLowerCase()
    case 'Null':
      return value === null
    case 'NotNull':
      return value !== null
    default:
      throw notEmulated(`the operator ${String(Operator)}`)
  }
}

function notEmulated(what: string): Refusal {
  return new Refusal(501, '0x80040219', `The emulator does not support BulkDelete with ${what}.`)
}
