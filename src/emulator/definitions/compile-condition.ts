import {
  badQuery,
  type Comparison,
  type Expression,
  edmTypeOfLiteral,
  type Literal,
  notEmulated,
  type Operand,
  unknownProperty,
} from '../odata/index.js'
import { type Definition, propertyOf } from './definition.js'
import { enumTypes } from './enum-types.js'
import { membersOfType } from './type-members.js'

type Condition = (definition: Definition) => boolean

/** A property of a definition, or one of a complex value in it. */
interface Property {
  readonly path: string
  readonly type: string
  read(definition: Definition): unknown
}

/** A filter over definitions of a type. Text is compared by its letters' case. Source: protocol/metadata.md 11.2. */
export function compileCondition(type: string, expression: Expression): Condition {
  switch (expression.kind) {
    case 'and': {
      const operands = expression.operands.map((one) => compileCondition(type, one))
      return (definition) => operands.every((operand) => operand(definition))
    }
    case 'or': {
      const operands = expression.operands.map((one) => compileCondition(type, one))
      return (definition) => operands.some((operand) => operand(definition))
    }
    case 'not': {
      const operand = compileCondition(type, expression.operand)
      return (definition) => !operand(definition)
    }
    case 'comparison':
      return compileComparison(type, expression)
    case 'text':
      throw notEmulated(`the function '${expression.name}' in a filter over definitions`)
    case 'lambda':
      throw notEmulated(`'${expression.quantifier}' in a filter over definitions`)
    case 'query-function':
      throw badQuery(`The query function '${expression.name}' is not supported in a filter over definitions.`)
  }
}

function compileComparison(type: string, { operator, left, right }: Comparison): Condition {
  const isTurned = left.kind === 'literal'
  const [path, literal] = isTurned ? [right, left] : [left, right]
  if (path.kind !== 'path' || literal.kind !== 'literal') {
    throw badQuery('A filter over definitions compares a property with a value.')
  }
  const property = propertyAt(type, path)
  const value = valueFor(property, literal.literal)
  const read = (definition: Definition) => comparable(property, property.read(definition))
  if (operator === 'eq') return (definition) => read(definition) === value
  if (operator === 'ne') return (definition) => read(definition) !== value
  if (typeof value === 'boolean') throw badQuery(`'${property.path}' cannot be compared with '${operator}'.`)
  const sign = (operator === 'gt' || operator === 'ge' ? 1 : -1) * (isTurned ? -1 : 1)
  const orEqual = operator === 'ge' || operator === 'le'
  return (definition) => {
    const own = read(definition)
    if (own === null || value === null || typeof own !== typeof value) return false
    return own === value ? orEqual : (own > value ? 1 : -1) === sign
  }
}

function propertyAt(type: string, { segments }: Extract<Operand, { kind: 'path' }>): Property {
  const [name = '', part, ...deeper] = segments
  const propertyType = membersOfType(type).properties.get(name)
  if (propertyType === undefined) throw unknownProperty(name, type)
  if (part === undefined) {
    return { path: name, type: propertyType, read: (definition) => propertyOf(definition, name, propertyType) }
  }
  const partType = membersOfType(propertyType).properties.get(part)
  if (partType === undefined || deeper.length > 0) throw unknownProperty(segments.slice(1).join('/'), propertyType)
  return {
    path: segments.join('/'),
    type: partType,
    read: (definition) => partOf(propertyOf(definition, name, propertyType), part),
  }
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (Object.getOwnPropertyDescriptor(value, name)?.value ?? null)
    : null
}

type Comparable = string | number | boolean | null

function comparable({ type }: Property, value: unknown): Comparable {
  if (typeof value === 'string' && type === 'Edm.DateTimeOffset') return Date.parse(value)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** The types of literals by that of the property. */
const literalTypes: Readonly<Record<string, Literal['type']>> = {
  'Edm.Boolean': 'boolean',
  'Edm.DateTimeOffset': 'instant',
  'Edm.Decimal': 'number',
  'Edm.Double': 'number',
  'Edm.Guid': 'guid',
  'Edm.Int16': 'number',
  'Edm.Int32': 'number',
  'Edm.Int64': 'number',
  'Edm.String': 'text',
}

function valueFor({ path, type }: Property, literal: Literal): Comparable {
  const wanted = Object.hasOwn(enumTypes, type) ? 'enum' : literalTypes[type]
  // Source: protocol/metadata.md 11.2 for labels; what has parts is compared by one of them.
  if (wanted === undefined) throw badQuery(`'${path}' of type '${type}' cannot be compared in a filter.`)
  if (literal.type === 'null') return null
  if (literal.type === wanted && (literal.type !== 'enum' || literal.enumType === type)) {
    return literal.type === 'enum' ? memberOf(type, literal.value) : literal.value
  }
  throw badQuery(
    `A literal of type '${edmTypeOfLiteral(literal)}' cannot be compared with '${path}' of type '${type.startsWith('Edm.') ? type : `Microsoft.Dynamics.CRM.${type}`}'.`,
  )
}

/** Members of a type whose members can be joined are joined by commas. */
function memberOf(type: string, text: string): string {
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !Object.hasOwn(enumTypes[type]?.members ?? {}, name))
  if (unknown !== undefined) throw badQuery(`'${unknown}' is no member of the enum type '${type}'.`)
  return names.join(', ')
}
