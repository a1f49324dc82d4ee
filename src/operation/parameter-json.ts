import { UsageError } from '../errors/index.js'
import { isPlainObject, isRef } from '../schema/index.js'
import { bytesText } from './bytes-text.js'
import { integerJson } from './integer-json.js'
import { jsonValue } from './json-value.js'
import { clockText, dayText, guidText, instantText } from './literal.js'
import type { ParameterDefinition, PrimitiveName } from './operation-definition.js'
import { isRecordData } from './record-data.js'
import { recordJson, recordLink } from './record-parameter.js'
import { wellFormed } from './well-formed.js'

/** How records are written: an action takes them by their keys, a function by links. */
export type RecordForm = 'key' | 'link'

/** The value of a parameter as JSON has it. What does not fit its type is refused under the name given. */
export function parameterJson(value: unknown, parameter: ParameterDefinition, name: string, form: RecordForm): unknown {
  if (value === null && parameter.optional) throw new UsageError(`${name} has no value: leave it out.`)
  if (!parameter.collection) return itemJson(value, parameter, name, form)
  if (!Array.isArray(value)) throw new UsageError(`${name} takes a list.`)
  return Array.from(value, (item, index) => itemJson(item, parameter, `${name}[${index}]`, form))
}

function itemJson(value: unknown, parameter: ParameterDefinition, name: string, form: RecordForm): unknown {
  switch (parameter.type) {
    case 'record':
      return form === 'key' ? recordJson(value, name, parameter) : recordLink(value, name, parameter)
    case 'object':
      if (isPlainObject(value) && !isRecord(value)) return objectJson(value, parameter, name, form)
      throw new UsageError(`${name} takes an object.`)
    case 'enum':
      return memberName(value, parameter, name)
    default:
      return primitives[parameter.type](value, name)
  }
}

/** First the members whose types are declared. The others say themselves what they are. */
function objectJson(
  value: Readonly<Record<string, unknown>>,
  { members = {} }: Extract<ParameterDefinition, { readonly type: 'object' }>,
  name: string,
  form: RecordForm,
): unknown {
  const given = Object.entries(members).filter(([key]) => value[key] !== undefined && value[key] !== null)
  const declared = given.map(([key, type]) => [key, parameterJson(value[key], type, `${name}.${key}`, form)])
  return innerJson({ ...value, ...Object.fromEntries(declared) }, name, form)
}

function memberName(
  value: unknown,
  { members, isFlags, name: type }: Extract<ParameterDefinition, { readonly type: 'enum' }>,
  name: string,
): string {
  const text = isFlags && Array.isArray(value) ? value.join(',') : value
  const parts = typeof text === 'string' ? (isFlags ? text.split(/, */) : [text]) : []
  if (typeof text === 'string' && parts.every((part) => members.includes(part))) return text
  throw new UsageError(`${name} takes ${isFlags ? 'members' : 'a member'} of ${type}: ${members.join(', ')}.`)
}

const primitives: Readonly<Record<PrimitiveName, (value: unknown, name: string) => unknown>> = {
  Binary: bytesText,
  Boolean: (value, name) => requireType<boolean>(value, 'boolean', name, 'true or false'),
  Byte: wholeNumber(0, 255),
  Date: dayText,
  DateTimeOffset: instantText,
  Decimal: finiteNumber,
  Double: finiteNumber,
  Duration: matching(/^-?P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/, 'a duration: P1DT2H'),
  Guid: guidText,
  Int16: wholeNumber(-(2 ** 15), 2 ** 15 - 1),
  Int32: wholeNumber(-(2 ** 31), 2 ** 31 - 1),
  Int64: integerJson,
  LocalTime: clockText,
  SByte: wholeNumber(-128, 127),
  Single: finiteNumber,
  String: (value, name) => wellFormed(requireType(value, 'string', name, 'text'), name),
  TimeOfDay: matching(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/, 'a time of day: 14:30:00'),
}

function requireType<T>(value: unknown, type: 'boolean' | 'string', name: string, wanted: string): T {
  if (typeof value === type) return value as T // T is the type that was asked for
  throw new UsageError(`${name} takes ${wanted}.`)
}

function finiteNumber(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new UsageError(`${name} takes a finite number.`)
}

function wholeNumber(least: number, most: number) {
  return (value: unknown, name: string): number => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    throw new UsageError(`${name} takes a whole number from ${least} to ${most}.`)
  }
}

function matching(pattern: RegExp, wanted: string) {
  return (value: unknown, name: string): string => {
    if (typeof value === 'string' && pattern.test(value)) return value
    throw new UsageError(`${name} takes ${wanted}.`)
  }
}

/** A value whose type nobody declares, with the records and dates that it holds. */
export function innerJson(value: unknown, name: string, form: RecordForm): unknown {
  return jsonValue(value, name, (inner, innerName) => {
    if (inner instanceof Date) return instantText(inner, innerName)
    if (!isRecord(inner)) return undefined
    return form === 'key' ? recordJson(inner, innerName) : recordLink(inner, innerName)
  })
}

function isRecord(value: object): boolean {
  return isRef(value) || isRecordData(value)
}
