import { UsageError } from '../errors/index.js'
import { guidText, type Operation } from '../operation/index.js'
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

/** What a create is given besides the data. */
export interface CreateOptions {
  /** The new record's own id: `newGuid()`. The same as the primary key in the data. */
  readonly id?: string | undefined
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
 * const leadId = await crm.execute(create(lead, { subject: 'Enterprise plan', lastname: 'Smith' }, { id: newGuid() }))
 */
export function create<Type extends TableType>(
  table: Table<Type>,
  data: CreateOf<Type>,
  options?: CreateOptions,
): CreateOperation<Type>
export function create<Type extends TableType, Row>(
  table: Table<Type>,
  data: CreateOf<Type>,
  build: BuildSelection<Type, Row>,
  options?: CreateOptions,
): CreateOperation<Type, Row>
export function create<Type extends TableType>(
  table: Table<Type>,
  data: CreateOf<Type>,
  ...rest: readonly (BuildSelection<Type, unknown> | CreateOptions | undefined)[]
): CreateOperation<Type, unknown> {
  const build = rest.find((one) => typeof one === 'function')
  const { id } = rest.find((one) => typeof one === 'object') ?? {}
  const body = withId(payloadOf(table, data), table, id)
  const common = { name: `${table.entitySetName}.create`, method: 'POST', table, body } as const
  return Object.freeze(build ? representation(common, build) : bare(common))
}

function withId(body: Payload, { name, primaryKey }: Table, id: string | undefined): Payload {
  if (id === undefined) return body
  const ownId = guidText(id, 'id')
  const given = Object.hasOwn(body, primaryKey) ? body[primaryKey] : ownId
  if (given === ownId) return { ...body, [primaryKey]: ownId }
  throw new UsageError(`The data of ${name} has an id of its own in ${primaryKey}, and id says another.`)
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
