import * as z from 'zod/mini'
import type { Table, TableFacts } from '../schema/index.js'
import { isPlainObject } from '../schema/index.js'
import { membersOf } from './members.js'
import { labelled } from './message.js'
import { refusalOf } from './refusal-of.js'
import type { Rules } from './rules.js'
import { statusFits } from './status-fits.js'

/** The schema of a table's values as a whole. */
export function objectSchema(table: Table, facts: TableFacts, rules: Rules): z.ZodMiniType<unknown, unknown> {
  const members = membersOf(table, facts, rules)
  const noObject = { error: `The values of ${labelled(facts)} are not an object.` }
  // Nothing else is told of an object as a whole.
  const error = ({ keys }: { readonly code: string; readonly keys?: readonly string[] }) =>
    (keys ?? []).map((name) => refusalOf({ table, facts, rules, members }, name)).join(' ')
  return z.pipe(
    z.custom<object>(isPlainObject, noObject),
    z.strictObject(Object.fromEntries(members), { error }).check(...statusFits(facts, rules)),
  )
}
