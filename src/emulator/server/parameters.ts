import { isGuid } from '../../schema/index.js'
import { isBase64 } from '../files/index.js'
import type { ComplexParameter, EnumParameter, Message, ParameterType, Target } from '../model.js'
import { isObject, type Payload } from './payload.js'
import { badPayload } from './refuse.js'

/** Turns the value of a `record` parameter into the record that it stands for. */
export type ReadRecord = (name: string, value: Payload, table: string | undefined) => Target

/**
 * Checks what a message is called with against what it declares.
 * Our choice: the texts. What the service says of a wrong parameter is not documented, only that the call fails.
 */
export function checkParameters(message: Message, given: Payload, readRecord: ReadRecord): Payload {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(message.parameters, name)) throw badPayload(`${message.name} has no parameter '${name}'.`)
  }
  return Object.fromEntries(
    Object.entries(message.parameters).map(([name, type]) => {
      const value = given[name] ?? null
      if (value !== null) return [name, checkValue(name, type, value, readRecord)]
      if (type.required) throw badPayload(`${message.name} needs the parameter '${name}'.`)
      return [name, null]
    }),
  )
}

function checkValue(name: string, type: ParameterType, value: unknown, readRecord: ReadRecord): unknown {
  switch (type.type) {
    case 'record':
      return readRecord(name, objectOf(name, value), type.table)
    case 'records':
      return listOf(name, value).map((item) => readRecord(name, item, type.table))
    case 'new': {
      const payload = objectOf(name, value)
      requireType(name, payload, type.table)
      return payload
    }
    case 'complex':
      return checkComplex(name, type, objectOf(name, value), readRecord)
    case 'complexes':
      return listOf(name, value).map((item) => checkComplex(name, type, item, readRecord))
    case 'enum':
      return checkEnum(name, type, value)
    default:
      if (!isOfType[type.type](value)) {
        throw wrongType(
          name,
          `a value of type ${type.type === 'Strings' ? 'Collection(Edm.String)' : `Edm.${type.type}`}`,
        )
      }
      return type.type === 'Guid' ? String(value).toLowerCase() : value
  }
}

function checkComplex(name: string, { properties }: ComplexParameter, value: Payload, readRecord: ReadRecord): Payload {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([property]) => property !== '@odata.type')
      .map(([property, given]) => {
        const declared = properties[property]
        if (declared === undefined) throw badPayload(`The parameter '${name}' has no property '${property}'.`)
        if (declared !== 'crmbaseentity' || given === null) return [property, given]
        return [property, readRecord(`${name}/${property}`, objectOf(`${name}/${property}`, given), undefined)]
      }),
  )
}

function checkEnum(name: string, { name: type, members, flags }: EnumParameter, value: unknown): string {
  const given = typeof value === 'string' ? value.split(',').map((member) => member.trim()) : []
  if (given.length === 0 || (given.length > 1 && flags !== true)) throw wrongType(name, `a member of ${type}`)
  for (const member of given) {
    if (!Object.hasOwn(members, member))
      throw badPayload(`The parameter '${name}' has no member '${member}' of ${type}.`)
  }
  return given.join(',')
}

function objectOf(name: string, value: unknown): Payload {
  if (!isObject(value)) throw wrongType(name, 'an object')
  return value
}

function listOf(name: string, value: unknown): readonly Payload[] {
  if (!Array.isArray(value)) throw wrongType(name, 'a list of objects')
  return value.map((item: unknown) => objectOf(name, item))
}

const isOfType = {
  Binary: isBase64,
  Boolean: (value: unknown) => typeof value === 'boolean',
  Int32: (value: unknown) => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31,
  Int64: (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value),
  String: (value: unknown) => typeof value === 'string',
  Strings: (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  Guid: isGuid,
  DateTimeOffset: (value: unknown) =>
    typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value)),
} as const

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

function requireType(name: string, value: Payload, table: string | undefined): void {
  const type = typeOf(value)
  if (type === undefined || table === undefined || type === table) return
  throw badPayload(`The parameter '${name}' takes a row of ${table}, not of ${type}.`)
}

/** The table that `@odata.type` names, with its `#` or without. */
export function typeOf(value: Payload): string | undefined {
  const type = value['@odata.type']
  return typeof type === 'string' ? type.replace(/^#?Microsoft\.Dynamics\.CRM\./, '') : undefined
}

function wrongType(name: string, wanted: string) {
  return badPayload(`The parameter '${name}' has to be ${wanted}.`)
}
