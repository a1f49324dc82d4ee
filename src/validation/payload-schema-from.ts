import type { Table, TableFacts, TableType } from '../schema/index.js'
import { MissingFactsError } from './missing-facts-error.js'
import { objectSchema } from './object-schema.js'
import type { PayloadMode, PayloadOf, PayloadSchema, Picked, RuleOptions } from './payload-types.js'

type Kept = Map<string, ReturnType<typeof objectSchema>>

const kept = new WeakMap<Table, WeakMap<TableFacts, Kept>>()

/**
 * `payloadSchema` with the table's metadata given, for programs that are bundled: the metadata of all other tables stays
 * out of the bundle.
 */
export function payloadSchemaFrom<
  Type extends TableType,
  Mode extends PayloadMode,
  Name extends keyof PayloadOf<Type, Mode> = never,
>(
  table: Table<Type>,
  facts: TableFacts,
  mode: Mode,
  options: RuleOptions<Name> = {},
): PayloadSchema<Picked<PayloadOf<Type, Mode>, Name>> {
  if (facts?.logicalName !== requireTable(table).name) {
    throw new MissingFactsError(`The metadata of ${facts?.logicalName} says nothing of the table ${table.name}.`)
  }
  if (mode !== 'create' && mode !== 'update') throw new TypeError("A schema is for 'create' or for 'update'.")
  if (options.only !== undefined && !Array.isArray(options.only)) throw new TypeError('The option only takes a list.')
  const only = options.only?.map(String)
  const rules = { mode, only, business: options.required === 'business', otherOptions: options.otherOptions === true }
  const schemas = keptFor(table, facts)
  const key = JSON.stringify(rules)
  const schema = schemas.get(key) ?? objectSchema(table, facts, rules)
  schemas.set(key, schema)
  // The metadata is what the table's types were generated from.
  return schema as unknown as PayloadSchema<Picked<PayloadOf<Type, Mode>, Name>>
}

/** What an untyped caller gives may be anything. */
export function requireTable(table: Table): Table {
  if (table?.name !== undefined && table.lookups !== undefined) return table
  throw new MissingFactsError('A schema is made of a table object.')
}

function keptFor(table: Table, facts: TableFacts): Kept {
  const byFacts = kept.get(table) ?? new WeakMap<TableFacts, Kept>()
  kept.set(table, byFacts)
  const schemas: Kept = byFacts.get(facts) ?? new Map()
  byFacts.set(facts, schemas)
  return schemas
}
