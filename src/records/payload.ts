import { UsageError } from '../errors/index.js'
import { clockText, dayText, guidText, instantText, integerJson, kindIn, nameText } from '../operation/index.js'
import { isRef, type Ref, type Table } from '../schema/index.js'

/** The values of a record as JSON has them, by the wire's own names. */
export type Payload = Readonly<Record<string, unknown>>

/** UTF-8 cannot carry one. */
const halfPair = /\p{Surrogate}/u

/**
 * What a record's values look like on the wire: lookups become `navigation@odata.bind`, `undefined` is left out, `null` clears.
 *
 * Source: "Create a table row using the Web API", "Associate and disassociate table rows".
 */
export function payloadOf(table: Table, data: object): Payload {
  if (typeof data !== 'object' || data === null) throw new UsageError(`The values of ${table.name} are not an object.`)
  const payload: Record<string, unknown> = {}
  const parties: Payload[] = []
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue
    const bindings = Object.hasOwn(table.lookups, name) ? table.lookups[name] : undefined
    const mask = Object.hasOwn(table.parties?.masks ?? {}, name) ? table.parties?.masks[name] : undefined
    if (mask !== undefined) {
      parties.push(...partyRows(table, name, mask, value))
      continue
    }
    // Two targets may share a navigation property, and each navigation property clears the whole lookup.
    if (bindings)
      payload[bindProperty(table, name, bindings, value)] = value === null ? null : bindText(table, name, value)
    else payload[name] = columnValue(table, name, value)
  }
  if (table.parties && parties.length > 0) payload[table.parties.collection] = parties
  return payload
}

/** Rows of `activityparty`. Source: protocol/actions.md, activity parties. */
function partyRows(table: Table, name: string, mask: number, value: unknown): readonly Payload[] {
  if (!Array.isArray(value)) throw new UsageError(`${table.name}.${name} takes a list of refs.`)
  return value.map((party) => ({
    participationtypemask: mask,
    [`partyid_${refOf(table, name, party).table}@odata.bind`]: bindText(table, name, party),
  }))
}

/** `/accounts(…)`, as a lookup is bound. */
function bindText(table: Table, name: string, value: unknown): string {
  const { table: target, entitySetName, id } = refOf(table, name, value)
  const set = entitySetName ?? table.otherSets?.[target]
  if (set === undefined)
    throw new UsageError(`The entity set of ${target} is unknown: make the ref of ${name} from its table.`)
  return `/${nameText(set)}(${guidText(id, `The ref in ${name}`)})`
}

function bindProperty(table: Table, name: string, bindings: Readonly<Record<string, string>>, value: unknown): string {
  const navigation =
    value === null ? Object.values(bindings)[0] : new Map(Object.entries(bindings)).get(refOf(table, name, value).table)
  if (navigation !== undefined) return `${navigation}@odata.bind`
  const targets = Object.keys(bindings).join(', ')
  throw new UsageError(`${table.name}.${name} holds ${targets}, not ${refOf(table, name, value).table}.`)
}

function refOf(table: Table, name: string, value: unknown): Ref {
  if (isRef(value)) return value
  throw new UsageError(`${table.name}.${name} is a lookup: give it ref(table, id), or null to clear it.`)
}

function columnValue(table: Table, name: string, value: unknown): unknown {
  if (/^_.+_value$/.test(name)) {
    throw new UsageError(
      `${name} is for reading: write the lookup by its logical name ${name.slice(1, -6)}, with a ref.`,
    )
  }
  if (table.computed.includes(name)) throw new UsageError(`${table.name}.${name} is set by the service.`)
  if (value === null) return null
  switch (kindIn(table, name)) {
    case 'dateTime':
      return instantText(value, name)
    case 'dateOnly':
      return dayText(value, name)
    case 'guid':
      return guidText(String(value), name)
    case 'timeZoneIndependent':
      return clockText(value, name)
    case 'choices':
      return choicesText(value, name)
    case 'int64':
    case 'bigint':
      return integerJson(value, name)
    default:
      return plainValue(name, value)
  }
}

/** `4,7`. Source: protocol/wire.md 2.10. */
function choicesText(value: unknown, name: string): string | null {
  const options = Array.isArray(value) ? value : String(value).split(/, */)
  if (options.length === 0 || value === '') return null
  if (options.every((option) => /^-?\d+$/.test(String(option)))) return options.join(',')
  throw new UsageError(`${name} takes a list of options, as numbers.`)
}

/** What JSON would turn into something else is refused. */
function plainValue(name: string, value: unknown): unknown {
  if (typeof value === 'string' && halfPair.test(value)) {
    throw new UsageError(`The text for ${name} holds half of a surrogate pair.`)
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new UsageError(`${name} takes a finite number.`)
  if (value instanceof Date) throw new UsageError(`${name} is no column of dates, but was given a Date.`)
  if (isRef(value)) throw new UsageError(`${name} is no lookup that can be written, but was given a ref.`)
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') {
    throw new UsageError(`${name} cannot hold a ${typeof value}.`)
  }
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) plainValue(name, inner)
  return value
}
