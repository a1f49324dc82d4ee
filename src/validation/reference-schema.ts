import * as z from 'zod/mini'
import { type ColumnFacts, isGuid, type PartyFacts, type Table, unresolvedAddress } from '../schema/index.js'
import { labelled, missing } from './message.js'

/** The tables that a lookup can be bound to. */
export function targetsOf({ lookups }: Table, { logicalName }: ColumnFacts): readonly string[] {
  return Object.hasOwn(lookups, logicalName) ? Object.keys(lookups[logicalName] ?? {}) : []
}

/**
 * A record of one of the tables: what `ref` gives, or the same as it comes out of JSON, `{ table, id }`. An entity set that
 * does not belong to the table is refused, because the record is bound through it.
 */
export function referenceSchema(
  name: string,
  targets: readonly string[],
  sets: Readonly<Record<string, string>>,
): z.ZodMiniType<unknown, unknown> {
  const holds = `${name} takes { table, id } of ${alternatives(targets)}.`
  const error = { error: holds }
  const id = { error: `${name} takes a GUID without braces as its id.` }
  return z
    .strictObject(
      {
        table: z.literal([...targets], error),
        id: z.string(id).check(z.refine(isGuid, id)),
        entitySetName: z.optional(z.string(error)),
        primaryKey: z.optional(z.string(error)),
      },
      { error: ({ input }) => missing(name, input) ?? holds },
    )
    .check(z.refine(({ table, entitySetName }) => fits(sets, table, entitySetName), { error: holds, path: ['table'] }))
}

/** The people of an activity. */
export function partySchema(
  party: PartyFacts,
  sets: Readonly<Record<string, string>>,
): z.ZodMiniType<unknown, unknown> {
  const name = labelled(party)
  const tables = party.targets.filter((target) => target !== unresolvedAddress)
  const error = ({ input }: { readonly input?: unknown }) =>
    missing(name, input) ?? `${name} takes a list of { table, id }.`
  const record = referenceSchema(name, tables, sets)
  return z.array(party.targets.includes(unresolvedAddress) ? z.union([record, addressSchema(name)]) : record, { error })
}

function addressSchema(name: string): z.ZodMiniType<unknown, unknown> {
  const error = { error: `${name} takes { address } with an e-mail address.` }
  return z.strictObject(
    { address: z.string(error).check(z.refine((text) => /^[^\s@]+@[^\s@]+$/.test(text), error)) },
    error,
  )
}

function fits(sets: Readonly<Record<string, string>>, table: string, given: string | undefined): boolean {
  const set = Object.hasOwn(sets, table) ? sets[table] : undefined
  return set === undefined ? given !== undefined : given === undefined || given === set
}

function alternatives(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
