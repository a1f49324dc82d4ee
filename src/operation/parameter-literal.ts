import { encodeText } from './literal.js'
import type { ParameterDefinition } from './operation-definition.js'
import { parameterJson } from './parameter-json.js'
import { namespace } from './record-parameter.js'

/**
 * The value of a function's parameter as it stands behind its alias, percent-encoded: `'text'`, `12`, a bare GUID,
 * `{'@odata.id':'accounts(…)'}`, JSON for lists and objects.
 *
 * Source: "Use Web API functions".
 */
export function parameterLiteral(value: unknown, parameter: ParameterDefinition, name: string): string {
  return encodeText(literalText(parameterJson(value, parameter, name, 'link'), parameter), name)
}

function literalText(json: unknown, parameter: ParameterDefinition): string {
  if (parameter.collection) return JSON.stringify(json)
  switch (parameter.type) {
    case 'String':
      return quoted(json)
    case 'enum':
      return `${namespace}.${parameter.name}${quoted(json)}`
    case 'Binary':
      return `binary'${String(json).replaceAll('+', '-').replaceAll('/', '_')}'`
    case 'Duration':
      return `duration'${json}'`
    case 'Int64':
      return typeof json === 'number' ? String(json) : JSON.stringify(json) // the digits, as they are
    case 'object':
      return JSON.stringify(json)
    case 'record':
      return isLink(json) ? `{'@odata.id':${quoted(json['@odata.id'])}}` : JSON.stringify(json)
    default:
      return String(json)
  }
}

function quoted(text: unknown): string {
  return `'${String(text).replaceAll("'", "''")}'`
}

function isLink(json: unknown): json is { readonly '@odata.id': string } {
  return typeof json === 'object' && json !== null && '@odata.id' in json
}
