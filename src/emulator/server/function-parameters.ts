import type { Message, ParameterType } from '../model.js'
import type { Call } from './call.js'
import { parseArgument } from './function-argument.js'
import { checkParameters } from './parameters.js'
import type { Payload } from './payload.js'
import { queryOptions } from './query-options.js'
import { recordByReference } from './record-parameter.js'
import { badUrl } from './refuse.js'

/**
 * The parameters of a function: literals between its parentheses, or aliases that the query assigns. An alias that is never
 * assigned is null. Source: protocol/wire.md 2.11.
 */
export function readFunctionParameters(call: Call, message: Message, text: string): Payload {
  const given: Record<string, unknown> = {}
  for (const [name, argument] of readArguments(call, text)) {
    given[name] = readArgument(name, argument, message.parameters[name])
  }
  return checkParameters(message, given, recordByReference(call.session.store))
}

/** The texts of the arguments by parameter, an alias's in its place. */
export function readArguments({ url }: Call, text: string): ReadonlyMap<string, string | undefined> {
  const aliases = queryOptions(url)
  const given = new Map<string, string | undefined>()
  for (const [name, argument] of splitArguments(text)) {
    if (given.has(name)) throw badUrl(`The parameter '${name}' stands in the URL more than once.`)
    given.set(name, argument.startsWith('@') ? aliases.get(argument) : argument)
  }
  return given
}

/** An unknown parameter keeps its text: it is refused by its name. */
function readArgument(name: string, text: string | undefined, type: ParameterType | undefined): unknown {
  if (text === undefined || type === undefined) return text ?? null
  return parseArgument(name, text.trim(), type.type)
}

/** Takes `A=@p1,B='x,y'` apart at the commas that stand in no text, object or parentheses. */
function splitArguments(text: string): readonly (readonly [string, string])[] {
  if (text.trim() === '') return []
  return splitAtCommas(text).map((part) => {
    const [, name, value] = /^\s*([A-Za-z_]\w*)\s*=\s*(.+?)\s*$/s.exec(part) ?? []
    if (name === undefined || value === undefined) throw badUrl(`'${part}' is not the parameter of a function.`)
    return [name, value]
  })
}

function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  let depth = 0
  for (const { 0: token, index } of text.matchAll(/'[^']*'|"(?:[^"\\]|\\.)*"|[{}[\](),]/g)) {
    if (token === '{' || token === '[' || token === '(') depth++
    else if (token === '}' || token === ']' || token === ')') depth--
    else if (token === ',' && depth === 0) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  return [...parts, text.slice(start)]
}
