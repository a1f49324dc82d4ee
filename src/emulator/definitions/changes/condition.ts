import { isGuid } from '../../../schema/index.js'
import { badQuery, unknownProperty } from '../../odata/index.js'
import { type Definition, propertyOf } from '../definition.js'
import { enumTypes } from '../enum-types.js'
import { membersOfType } from '../type-members.js'
import type { Condition, Filter } from './query.js'

type Value = string | number | boolean | null
type Test = (definition: Definition) => boolean

/**
 * Compiles the criteria over definitions of some types; a definition whose own type lacks a property does not match.
 * Source: protocol/metadata.md 11.4.
 */
export function compileCriteria(types: readonly string[], filter: Filter | undefined): Test {
  if (filter === undefined) return () => true
  const tests = [
    ...filter.conditions.map((condition) => compileCondition(types, condition)),
    ...filter.filters.map((one) => compileCriteria(types, one)),
  ]
  if (tests.length === 0) return () => true
  return filter.operator === 'And'
    ? (definition) => tests.every((test) => test(definition))
    : (definition) => tests.some((test) => test(definition))
}

function compileCondition(types: readonly string[], { property, operator, value }: Condition): Test {
  const type = types.map((one) => membersOfType(one).properties.get(property)).find((one) => one !== undefined)
  if (type === undefined) throw unknownProperty(property, types[0] ?? '')
  // Source: protocol/metadata.md 11.2: labels cannot be compared.
  if (type === 'Label' || type.startsWith('Collection(')) throw badQuery(`'${property}' cannot stand in a condition.`)
  const wanted = value === undefined ? [null] : valuesOf(value)
  const isList = value?.type.endsWith('[]') === true
  const read = (definition: Definition) => comparable(type, propertyOf(definition, property, type))
  switch (operator) {
    case 'Equals':
    case 'NotEquals': {
      if (isList) throw badQuery(`'${operator}' takes one value.`)
      const [only] = wanted
      return (definition) => (read(definition) === only) === (operator === 'Equals')
    }
    case 'In':
    case 'NotIn':
      if (!isList) throw badQuery(`'${operator}' takes a list of values.`)
      return (definition) => wanted.includes(read(definition)) === (operator === 'In')
    case 'GreaterThan':
    case 'LessThan':
      return order(operator, wanted, read)
    default:
      throw badQuery(`'${operator}' is no operator of a condition.`)
  }
}

function order(operator: string, [wanted]: readonly Value[], read: (definition: Definition) => Value): Test {
  if (typeof wanted !== 'number') throw badQuery(`'${operator}' takes a number or a date and time.`)
  return (definition) => {
    const own = read(definition)
    return typeof own === 'number' && (operator === 'GreaterThan' ? own > wanted : own < wanted)
  }
}

/** A value with parts, as `RequiredLevel` has, is compared by its `Value`. */
function comparable(type: string, value: unknown): Value {
  const own = typeof value === 'object' && value !== null && 'Value' in value ? value.Value : value
  if (typeof own === 'string' && type === 'Edm.DateTimeOffset') return Date.parse(own)
  return typeof own === 'string' || typeof own === 'number' || typeof own === 'boolean' ? own : null
}

function valuesOf({ type, text }: { readonly type: string; readonly text: string }): readonly Value[] {
  if (!type.endsWith('[]')) return [readValue(type, text)]
  const item = type.slice(0, -2)
  return splitList(text).map((one) => readValue(item, one))
}

function readValue(type: string, text: string): Value {
  const read = readers[type]
  const value = read ? read(text) : enumMember(type, text)
  if (value === undefined) throw badQuery(`'${text}' cannot be read as ${type}.`)
  return value
}

const readers: Readonly<Record<string, (text: string) => Value | undefined>> = {
  'System.Boolean': (text) => (/^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined),
  'System.DateTime': (text) => (Number.isNaN(Date.parse(text)) ? undefined : Date.parse(text)),
  'System.Guid': (text) => (isGuid(text) ? text.toLowerCase() : undefined),
  'System.Int32': (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  'System.String': (text) => text,
  'Microsoft.Xrm.Sdk.Metadata.AttributeTypeDisplayName': (text) => text,
}

/** A member by its name or by its number. */
function enumMember(type: string, text: string): string | undefined {
  const [, name = ''] = /^Microsoft\.Xrm\.Sdk\.Metadata\.(\w+)$/.exec(type) ?? []
  if (!Object.hasOwn(enumTypes, name)) throw badQuery(`A condition has no values of type '${type}'.`)
  const members = enumTypes[name]?.members ?? {}
  return Object.entries(members).find(([member, value]) => member === text || String(value) === text)?.[0]
}

/**
 * The values of a list, each in quotes: `['a','b']`, as Microsoft's samples write it. Our choice: quotes of either kind, so
 * that a list in JSON is one too.
 */
function splitList(text: string): readonly string[] {
  const [, inside] = /^\s*\[(.*)\]\s*$/s.exec(text) ?? []
  const item = /\s*(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)"|(-?[\w.-]+))\s*(,|$)/sy
  const values: string[] = []
  while (inside !== undefined && item.lastIndex < inside.length) {
    const [, single, double, bare, comma] = item.exec(inside) ?? []
    if (comma === undefined) throw badQuery(`'${text}' is no list of values.`)
    values.push(single?.replaceAll("''", "'") ?? (double === undefined ? (bare ?? '') : unescaped(double)))
  }
  if (inside === undefined) throw badQuery(`'${text}' is no list of values.`)
  return values
}

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    throw badQuery(`'${text}' is no text in JSON.`)
  }
}
