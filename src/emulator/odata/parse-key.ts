import { isGuid, type TableFacts } from '../../schema/index.js'
import { Refusal } from '../model.js'
import type { Literal } from './expression.js'
import { isPrincipal, principal } from './principal.js'
import { tableIndex } from './table-index.js'
import { TokenCursor } from './token-cursor.js'
import { kindOf } from './value-kind.js'

type Value = string | number | boolean

/** What stands between the parentheses of `accounts(…)`. */
export type Key = { readonly id: string } | { readonly columns: Readonly<Record<string, Value>> }

/**
 * Reads a key, percent-decoded already: a GUID, or named key columns by their properties. Which columns make a key of
 * the table is not decided here. Source: protocol/wire.md 2.1.
 */
export function parseKey(facts: TableFacts, text: string): Key {
  if (isGuid(text.trim())) return { id: text.trim().toLowerCase() }
  const columns = parseColumns(facts, text)
  const [name, ...others] = Object.keys(columns)
  const id = name === undefined ? undefined : columns[name]
  if (others.length > 0 || (name !== facts.primaryKey && name !== principal.primaryKey)) return { columns }
  // Users and teams inherit their key from `principal`, so their own id does not work under its name.
  const declared = isPrincipal(facts.logicalName) ? principal.primaryKey : facts.primaryKey
  if (name !== declared || typeof id !== 'string') throw badKey(facts)
  return { id }
}

function parseColumns(facts: TableFacts, text: string): Readonly<Record<string, Value>> {
  const cursor = cursorOver(facts, text)
  const columns = new Map<string, Value>()
  do {
    const token = cursor.take()
    if (token.kind !== 'word' || columns.has(token.text) || !cursor.accept('=')) throw badKey(facts)
    const value = cursor.take()
    if (value.kind !== 'literal') throw badKey(facts)
    columns.set(token.text, keyValue(facts, token.text, value.literal))
  } while (cursor.accept(','))
  if (cursor.peek().kind !== 'end') throw badKey(facts)
  return Object.fromEntries(columns)
}

/** Our choice: a text that falls into no tokens is a bad key like any other. */
function cursorOver(facts: TableFacts, text: string): TokenCursor {
  try {
    return new TokenCursor(text)
  } catch (reason) {
    throw reason instanceof Refusal ? badKey(facts) : reason
  }
}

function keyValue(facts: TableFacts, property: string, literal: Literal): Value {
  const column = tableIndex(facts).byProperty.get(property)
  const kind = column && kindOf(column)
  if (literal.type === 'null' || kind === undefined || literal.type !== kind) throw badKey(facts)
  if (literal.type === 'instant') return `${new Date(literal.value).toISOString().slice(0, 19)}Z`
  return literal.value
}

/** The refusal of what is no key of the table. Source: protocol/wire.md 2.1. */
export function badKey({ logicalName }: Pick<TableFacts, 'logicalName'>): Refusal {
  const resource = `Microsoft.Dynamics.CRM.${logicalName}`
  return new Refusal(
    400,
    '0x80060890',
    `The key in the request URI is not valid for resource '${resource}'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource '${resource}'.`,
  )
}
