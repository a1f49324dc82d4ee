import type { Operation } from '../operation/index.js'
import { type CreateOf, isGuid, type Table, type TableType } from '../schema/index.js'
import { type BuildSelection, preferHeaders, selectRecord } from '../selection/index.js'
import { createdId } from './created-id.js'
import type { Payload } from './member.js'
import { payloadOf } from './payload.js'
import { readSelected } from './read-record.js'

/** A create, known by its table, so that a change set can hand out a ref to what it makes. */
export interface CreateOperation<Type extends TableType, Result = string> extends Operation<Result> {
  readonly table: Table<Type>
}

/**
 * Creates a record. The result is its id; with a selection, the record as the service has stored it.
 *
 * A create that carries its own id can be repeated after a lost answer without making a second record.
 *
 * Wire: POST; with a selection `Prefer: return=representation`.
 * Source: "Create a table row using the Web API".
 *
 * @example
 * const leadId = await crm.execute(create(lead, { subject: 'Enterprise plan', lastname: 'Smith' }))
 */
export function create<Type extends TableType>(table: Table<Type>, data: CreateOf<Type>): CreateOperation<Type>
export function create<Type extends TableType, Row>(
  table: Table<Type>,
  data: CreateOf<Type>,
  build: BuildSelection<Type, Row>,
): CreateOperation<Type, Row>
export function create<Type extends TableType>(
  table: Table<Type>,
  data: CreateOf<Type>,
  build?: BuildSelection<Type, unknown>,
): CreateOperation<Type, unknown> {
  const body = payloadOf(table, data)
  const common = { name: `${table.entitySetName}.create`, method: 'POST', table, body } as const
  return Object.freeze(build ? representation(common, build) : bare(common))
}

interface Common<Type extends TableType> {
  readonly name: string
  readonly method: 'POST'
  readonly table: Table<Type>
  readonly body: Payload
}

function bare<Type extends TableType>(common: Common<Type>): CreateOperation<Type> {
  const { body, table } = common
  const ownId = Object.hasOwn(body, table.primaryKey) ? body[table.primaryKey] : undefined
  const request = { ...common, path: table.entitySetName, expects: 'nothing' } as const
  return isGuid(ownId)
    ? { ...request, repeat: 'own-id', read: () => ownId }
    : { ...request, repeat: 'when-refused', read: (answer) => createdId(answer, table.primaryKey, common.name) }
}

function representation<Type extends TableType>(
  common: Common<Type>,
  build: BuildSelection<Type, unknown>,
): CreateOperation<Type, unknown> {
  const { query, node } = selectRecord(common.table, build)
  return {
    ...common,
    path: `${common.table.entitySetName}${query}`,
    headers: preferHeaders({ annotated: node.annotated, representation: true }),
    expects: 'json',
    repeat: 'when-refused',
    read: (answer) => readSelected(answer, common.name, node),
  }
}
