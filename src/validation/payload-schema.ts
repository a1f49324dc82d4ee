import { tables } from '../metadata/index.js'
import type { Table, TableFacts, TableType } from '../schema/index.js'
import { MissingFactsError } from './missing-facts-error.js'
import { payloadSchemaFrom, requireTable } from './payload-schema-from.js'
import type { PayloadMode, PayloadOf, PayloadOptions, PayloadSchema, Picked } from './payload-types.js'

/**
 * A zod schema for the values of a new record, or for changes to one, by the table's metadata: lengths, ranges, options,
 * lookup targets, required columns. What it gives can be handed to `create` or `update`.
 *
 * `update` requires nothing. No message holds a value. Made once per table, mode and options.
 * Fails with: `MissingFactsError` for a table that the package does not ship, unless `facts` is given.
 *
 * @example
 * const form = payloadSchema(lead, 'create', { only: ['subject', 'lastname', 'emailaddress1'] })
 * const { data, error } = form.safeParse({ subject: 'Enterprise plan', lastname: 'Smith' })
 * if (data) await crm.create(lead, data)
 */
export function payloadSchema<
  Type extends TableType,
  Mode extends PayloadMode,
  Name extends keyof PayloadOf<Type, Mode> = never,
>(
  table: Table<Type>,
  mode: Mode,
  options: PayloadOptions<Name> = {},
): PayloadSchema<Picked<PayloadOf<Type, Mode>, Name>> {
  return payloadSchemaFrom<Type, Mode, Name>(table, options.facts ?? shippedFacts(table), mode, options)
}

function shippedFacts(table: Table): TableFacts {
  const { name } = requireTable(table)
  const facts = tables.find(({ logicalName }) => logicalName === name)
  if (facts !== undefined) return facts
  throw new MissingFactsError(`The package has no metadata of the table ${name}: give it as the option facts.`)
}
