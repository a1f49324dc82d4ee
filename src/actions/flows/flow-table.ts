import { UsageError } from '../../errors/index.js'
import { idOf } from '../../operation/index.js'
import {
  isGuid,
  isPlainObject,
  type LookupId,
  type PrimaryKey,
  type Ref,
  ref,
  type StateColumn,
  type Table,
  type TableType,
  type Text,
} from '../../schema/index.js'

/** A table whose rows are instances of one process flow: the standard ones and those of an organization's own. */
export type FlowTable = TableType & {
  readonly columns: {
    readonly businessprocessflowinstanceid: unknown
    readonly _activestageid_value: unknown
    readonly traversedpath: unknown
    readonly statecode: unknown
  }
  readonly lookups: { readonly activestageid: unknown }
}

/** A flow's table as workflows read it: what the tables of all flows have. */
export interface StandingFlow extends FlowTable {
  readonly columns: {
    readonly businessprocessflowinstanceid: PrimaryKey
    readonly _activestageid_value: LookupId<'processstage'>
    readonly traversedpath: Text
    readonly statecode: StateColumn<0 | 1>
  }
}

/** An instance of a flow. */
export interface FlowInput<Type extends FlowTable> {
  /** The flow's own table: `leadtoopportunitysalesprocess`, `opportunitysalesprocess`, `phonetocaseprocess` or a generated one. */
  readonly flow: Table<Type>
  /** The row in it. */
  readonly flowId: string | Ref<Type['name']>
}

/** The states that every flow's table has. Source: entity references of the flow tables. */
export const flowStates = {
  active: { statecode: 0, statuscode: 1 },
  finished: { statecode: 1, statuscode: 2 },
  aborted: { statecode: 1, statuscode: 3 },
} as const

/** Refuses a table that is no flow's. */
export function requireFlow<Type extends FlowTable>(flow: Table<Type>): Table<Type> {
  if (isPlainObject(flow) && flow.primaryKey === 'businessprocessflowinstanceid') return flow
  throw new UsageError('flow takes the table of a process flow, as in opportunitysalesprocess.')
}

/** The row of a flow. */
export function flowRef<Type extends FlowTable>({ flow, flowId }: FlowInput<Type>): Ref<Type['name']> {
  const table: Table<TableType> = requireFlow(flow)
  return ref(table, idOf(flowId, table.name, 'flowId')) as Ref<Type['name']> // of the table that was given
}

/** The stages of a path, in order, as `traversedpath` holds them. */
export function pathText(stageIds: readonly string[], argument: string): string {
  if (Array.isArray(stageIds) && stageIds.length > 0 && stageIds.every(isGuid)) return stageIds.join(',').toLowerCase()
  throw new UsageError(`${argument} takes the ids of stages, in the order in which they were passed.`)
}

/** The lookup through which a flow holds a record of a table. */
export function flowLookup({ name, lookups }: Table, table: string): string {
  const found = Object.keys(lookups).filter((lookup) => lookups[lookup]?.[table] !== undefined)
  const [lookup] = found
  if (lookup !== undefined && found.length === 1 && !ownLookups.has(lookup)) return lookup
  throw new UsageError(`The flow ${name} does not run over records of ${table}.`)
}

const ownLookups = new Set(['activestageid', 'processid', 'transactioncurrencyid'])
