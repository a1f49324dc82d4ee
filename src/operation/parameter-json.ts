import { UsageError } from '../errors/index.js'
import { isRef } from '../schema/index.js'
import { bytesText } from './bytes-text.js'
import { integerJson } from './integer-json.js'
import { dayText, guidText, instantText } from './literal.js'
import type { ParameterDefinition, PrimitiveName } from './operation-definition.js'
import { isRecordData, recordJson, recordLink } from './record-parameter.js'

/** How records are written: an action takes them by their keys, a function by links. */
export type RecordForm = 'key' | 'link'

/** The value of a parameter as JSON has it. What does not fit its type is refused under the name given. */
export function parameterJson(value: unknown, parameter: ParameterDefinition, name: string, form: RecordForm): unknown {
  if (!parameter.collection) return itemJson(value, parameter, name, form)
  if (!Array.isArray(value)) throw new UsageError(`${name} takes a list.`)
  return value.map((item, index) => itemJson(item, parameter, `${name}[${index}]`, form))
}

function itemJson(value: unknown, parameter: ParameterDefinition, name: string, form: RecordForm): unknown {
  switch (parameter.type) {
    case 'record':
      return form === 'key' ? recordJson(value, name, parameter) : recordLink(value, name, parameter)
    case 'object':
      if (typeof value === 'object' && value !== null && !isScalar(value)) return innerJson(value, name, form)
      throw new UsageError(`${name} takes an object.`)
    case 'enum':
      return memberText(value, parameter, name)
    default:
      return primitives[parameter.type](value, name)
  }
}

function memberText(
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
  Duration: matching(/^-?P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/, 'a duration: P1DT2H'),
  Guid: (value, name) => guidText(requireType(value, 'string', name, 'a GUID without braces'), name),
  Int16: wholeNumber(-(2 ** 15), 2 ** 15 - 1),
  Int32: wholeNumber(-(2 ** 31), 2 ** 31 - 1),
  Int64: integerJson,
  SByte: wholeNumber(-128, 127),
  Single: finiteNumber,
  String: wellFormed,
  TimeOfDay: matching(/^\d\d:\d\d(:\d\d(\.\d+)?)?$/, 'a time of day: 14:30:00'),
}

function requireType<T>(value: unknown, type: 'boolean' | 'number' | 'string', name: string, wanted: string): T {
  if (typeof value === type) return value as T // T is the type that was asked for
  throw new UsageError(`${name} takes ${wanted}.`)
}

function finiteNumber(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new UsageError(`${name} takes a finite number.`)
}

function wholeNumber(least: number, most: number) {
  return (value: unknown, name: string): number => {
    const number = finiteNumber(value, name)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    throw new UsageError(`${name} takes a whole number from ${least} to ${most}.`)
  }
}

function matching(pattern: RegExp, wanted: string) {
  return (value: unknown, name: string): string => {
    if (typeof value === 'string' && pattern.test(value)) return value
    throw new UsageError(`${name} takes ${wanted}.`)
  }
}

/** UTF-8 cannot carry half of a surrogate pair. */
function wellFormed(value: unknown, name: string): string {
  const text = requireType<string>(value, 'string', name, 'text')
  if (!/\p{Surrogate}/u.test(text)) return text
  throw new UsageError(`The text for ${name} holds half of a surrogate pair.`)
}

/** A value whose type nobody declares: it says itself what it is. `undefined` is left out of objects. */
export function innerJson(value: unknown, name: string, form: RecordForm): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return wellFormed(value, name)
  if (typeof value === 'number') return finiteNumber(value, name)
  if (typeof value === 'bigint') return integerJson(value, name)
  if (value instanceof Date) return instantText(value, name)
  if (value instanceof Uint8Array) return bytesText(value, name)
  if (Array.isArray(value)) return value.map((item, index) => innerJson(item, `${name}[${index}]`, form))
  if (typeof value !== 'object') throw new UsageError(`${name} cannot hold a ${typeof value}.`)
  if (isRef(value) || isRecordData(value)) return form === 'key' ? recordJson(value, name) : recordLink(value, name)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([key, member]) => [key, innerJson(member, `${name}.${key}`, form)]))
}

function isScalar(value: object): boolean {
  return Array.isArray(value) || value instanceof Date || value instanceof Uint8Array
}
