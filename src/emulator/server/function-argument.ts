import { isGuid } from '../../schema/index.js'
import type { ParameterType } from '../model.js'
import { badUrl } from './refuse.js'

/** The value of a literal in a URL, for a parameter of the type given. Source: protocol/actions.md 0.2. */
export function parseArgument(name: string, text: string, type: ParameterType['type']): unknown {
  if (text === 'null') return null
  const value = parsers[type](text)
  if (value === undefined) throw badUrl(`The value ${text} of the parameter '${name}' cannot be read as ${type}.`)
  return value
}

type Parse = (text: string) => unknown

const parsers: Readonly<Record<ParameterType['type'], Parse>> = {
  Boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  Int32: (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  // No function that the emulator runs takes one.
  Binary: () => undefined,
  Int64: (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  Guid: (text) => (isGuid(text) ? text : undefined),
  DateTimeOffset: (text) => (/^\d{4}-\d\d-\d\dT/.test(text) ? text : undefined),
  String: (text) => (/^'(?:[^']|'')*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined),
  Strings: parseObject,
  record: parseObject,
  records: parseObject,
  new: parseObject,
  complex: parseObject,
  complexes: parseObject,
  enum: (text) => /^Microsoft\.Dynamics\.CRM\.\w+'([^']*)'$/.exec(text)?.[1],
}

/** JSON, in which a text may stand between single quotes. */
function parseObject(text: string): unknown {
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|'((?:[^']|'')*)'/g, (token, single: string | undefined) =>
    single === undefined ? token : JSON.stringify(single.replaceAll("''", "'")),
  )
  try {
    return JSON.parse(quoted)
  } catch {
    return undefined
  }
}
