import type { ColumnFacts } from '../../schema/index.js'
import { writeProperty } from '../odata/index.js'
import { type Answer, json, noContent, plainText } from './answer.js'
import type { Address, Call } from './call.js'
import { requireAt } from './locate.js'
import { locateForWrite } from './locate-for-write.js'
import { isObject, readPayload } from './payload.js'
import { requireOptions } from './query-options.js'
import { badPayload, badUrl, noSegment } from './refuse.js'

/** `accounts(id)/name`: the value with its context, or no content when it is null. Source: protocol/wire.md 2.8. */
export function readProperty(call: Call, at: Address, { property, type }: ColumnFacts): Answer {
  const { reader, url } = call
  requireOptions(url)
  const record = requireAt(call, at)
  const value = valueAt(call, at, property)
  if (value === null) return noContent()
  const context = `${reader.apiRoot}/$metadata#${at.facts.entitySetName}(${record.id})/${property}`
  // A complex value is the answer itself, by the JSON format of OData.
  const body = type === 'ManagedProperty' && isObject(value) ? value : { value }
  return json({ '@odata.context': context, ...body })
}

/** `accounts(id)/name/$value`: the bare value as text. */
export function readRawProperty(call: Call, at: Address, column: ColumnFacts): Answer {
  requireOptions(call.url)
  // Our choice: what is no single value has none, by OData's rules.
  if (column.type === 'ManagedProperty')
    throw badUrl(`'$value' does not apply to '${column.property}', a complex value.`)
  const value = valueAt(call, at, column.property)
  return value === null ? noContent() : plainText(typeof value === 'string' ? value : JSON.stringify(value))
}

/** `PUT accounts(id)/name` with `{"value": …}`. Source: protocol/wire.md 2.5. */
export function putProperty(call: Call, at: Address, { property }: ColumnFacts): Answer {
  requireOptions(call.url)
  const { value, ...others } = readPayload(call)
  const [unknown] = Object.keys(others).filter((name) => !name.startsWith('@odata.'))
  if (value === undefined || unknown !== undefined) {
    throw badPayload(`The value of '${property}' is sent as the property 'value', and nothing else with it.`)
  }
  return writeTo(call, at, property, value)
}

/** `DELETE accounts(id)/name`: clears it. Source: protocol/wire.md 2.5. */
export function clearProperty(call: Call, at: Address, { property }: ColumnFacts): Answer {
  requireOptions(call.url)
  return writeTo(call, at, property, null)
}

function writeTo(call: Call, at: Address, property: string, value: unknown): Answer {
  const record = locateForWrite(call, at)
  call.session.update(record.table, record.id, { [property]: value })
  return noContent()
}

function valueAt(call: Call, at: Address, property: string): unknown {
  const value = writeProperty(call.reader, requireAt(call, at), property)
  if (value === undefined) throw noSegment(property)
  return value
}
