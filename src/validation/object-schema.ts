import * as z from 'zod/mini'
import type { Table, TableFacts } from '../schema/index.js'
import { membersOf } from './members.js'
import { labelled } from './message.js'
import { refusalOf } from './refusal-of.js'
import type { Rules } from './rules.js'
import { statusFits } from './status-fits.js'

/** The schema of a table's values as a whole. */
export function objectSchema(table: Table, facts: TableFacts, rules: Rules): z.ZodMiniType<unknown, unknown> {
  const members = membersOf(table, facts, rules)
  const error = ({ code, keys }: { readonly code: string; readonly keys?: readonly string[] }) =>
    code === 'unrecognized_keys'
      ? (keys ?? []).map((name) => refusalOf({ table, facts, rules, members }, name)).join(' ')
      : `The values of ${labelled(facts)} are not an object.`
  return z.strictObject(Object.fromEntries(members), { error }).check(
    z.refine((values) => !Array.isArray(values), { error: `The values of ${labelled(facts)} are not an object.` }),
    ...statusFits(facts, rules),
  )
}
