import { UsageError } from '../errors/index.js'
import { guidText } from '../operation/index.js'
import { isRef, type Ref } from '../schema/index.js'
import { XmlScanner } from './xml-scanner.js'
import { requireXmlText, xmlText } from './xml-text.js'

/** What can stand in the text of a document. */
export type XmlValue = string | number | bigint | boolean | Date | Ref

/**
 * The text of a FetchXML document with values in it, for `rawFetchXml`. They are escaped, so that what a user typed stays
 * a value. A value stands in quotes, `value="${name}"`, or between tags, `<value>${name}</value>`; a list between tags is a
 * `value` element each. A `ref` is its id, a `Date` an instant, yes and no are 1 and 0.
 *
 * SQL's wildcards (`%`, `_`, `[`) stay alive in the operator `like`.
 *
 * Fails with: `UsageError` where a value stands elsewhere, is null, or is nothing that XML can hold.
 *
 * @example
 * import { account } from 'dynamics365-crm/entities'
 * import { rawFetchXml, xml } from 'dynamics365-crm/fetchxml'
 *
 * const name = 'Smith & Sons'
 * const found = rawFetchXml(account, xml`<fetch><entity name="account"><filter>
 *   <condition attribute="name" operator="eq" value="${name}"/>
 *   <condition attribute="statecode" operator="in">${[0, 1]}</condition>
 * </filter></entity></fetch>`)
 */
export function xml(parts: TemplateStringsArray, ...values: readonly (XmlValue | readonly XmlValue[])[]): string {
  if (!Array.isArray(parts?.raw)) throw new UsageError('xml stands before a template, and is not called as a function.')
  const scanner = new XmlScanner()
  let text = ''
  for (const [at, part] of parts.entries()) {
    if (part === undefined) throw new UsageError('xml: the text has an escape that is none.')
    scanner.read(part)
    text += part
    if (at < values.length) text += written(values[at], scanner.place, `Value ${at + 1} of xml`)
  }
  return text
}

function written(value: unknown, place: XmlScanner['place'], name: string): string {
  if (place === 'tag' || place === 'elsewhere') {
    throw new UsageError(
      `${name} stands neither in quotes nor between tags: write value="\${…}" or <value>\${…}</value>.`,
    )
  }
  if (!Array.isArray(value)) return xmlText(valueText(value, name))
  if (place === 'quotes') throw new UsageError(`${name} is a list: it stands between the tags of its condition.`)
  if (value.length === 0) throw new UsageError(`${name} is an empty list.`)
  return value.map((one) => `<value>${xmlText(valueText(one, name))}</value>`).join('')
}

function valueText(value: unknown, name: string): string {
  if (typeof value === 'string') return requireXmlText(value, name)
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value))) return String(value)
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString()
  if (isRef(value)) return guidText(value.id, name)
  throw new UsageError(`${name} is a text, a number, yes or no, a valid Date or a ref, not ${shown(value)}.`)
}

function shown(value: unknown): string {
  return value === null || typeof value === 'number' ? String(value) : `of the type ${typeof value}`
}
