import * as z from 'zod/mini'
import type { ColumnFacts, Table, TableFacts } from '../schema/index.js'
import { columnSchema } from './column-schema.js'
import { labelled } from './message.js'
import { partySchema, referenceSchema, targetsOf } from './reference-schema.js'
import { mayBeEmpty, mayBeLeftOut } from './required.js'
import type { Rules } from './rules.js'
import { isLookup, isWritable } from './writable.js'

type Member = z.ZodMiniType<unknown, unknown>

/** Each name that a caller may give, with what it takes. A lookup stands under its logical name. */
export function membersOf(table: Table, facts: TableFacts, rules: Rules): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>()
  for (const column of facts.columns) {
    if (!isWritable(facts, column, rules.mode) || !isTaken(rules, column)) continue
    const schema = isLookup(column) ? lookup(table, facts, column) : columnSchema(column, rules)
    if (schema === undefined) continue
    members.set(isLookup(column) ? column.logicalName : column.property, withGaps(schema, facts, column, rules))
  }
  for (const party of facts.parties ?? []) {
    if (rules.mode === 'update' || !party.create || !isTaken(rules, party)) continue
    members.set(party.logicalName, z.optional(partySchema(party, facts.targetSets)))
  }
  return members
}

/** Absent for a lookup that nothing binds. */
function lookup(table: Table, facts: TableFacts, column: ColumnFacts): Member | undefined {
  const targets = targetsOf(table, column)
  if (targets.length === 0) return undefined
  return referenceSchema(labelled(column), targets, table.otherSets ?? facts.targetSets)
}

function withGaps(schema: Member, facts: TableFacts, column: ColumnFacts, rules: Rules): Member {
  const filled = mayBeEmpty(facts, column, rules) ? z.nullable(schema) : schema
  return mayBeLeftOut(facts, column, rules) ? z.optional(filled) : filled
}

function isTaken({ only }: Rules, column: { readonly logicalName: string; readonly property?: string }): boolean {
  return only === undefined || only.includes(column.logicalName) || only.includes(column.property ?? '')
}
