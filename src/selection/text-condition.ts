import { UsageError } from '../errors/index.js'
import { encodeText } from '../operation/index.js'
import type { TextMatch } from '../schema/index.js'
import { Expression } from './expression.js'
import type { Place } from './place.js'
import { queryFunction, textArgument } from './query-function.js'

/** SQL's, which the service reads in text literals. Source: "Use wildcard characters in conditions for string values". */
const wildcards = /[[%_]/g

/** The only table whose columns have the index. Source: "Contains" of the query functions. */
const fullTextTable = 'kbarticle'

/** A search with a function of OData. */
export function matches(
  at: Place,
  name: 'contains' | 'startswith' | 'endswith',
  given: unknown,
  match?: TextMatch,
): Expression {
  const text = requireText(at, name, given)
  if (match?.wildcards === true) refuseOpenEnd(at, name, text)
  const sought = match?.wildcards === true ? text : text.replace(wildcards, '[$&]')
  const part = encodeText(sought.replaceAll("'", "''"), at.text)
  return new Expression(`${name}(${at.text},'${part}')`, at.lookups)
}

/** A search in the words of an index. */
export function fullText(at: Place, words: unknown): Expression {
  const text = requireText(at, 'fullText', words)
  if (at.table !== fullTextTable) {
    throw new UsageError(`fullText on ${at.text} is refused by the service: only a query of ${fullTextTable} has it.`)
  }
  return queryFunction('Contains', at, textArgument(text, at))
}

function requireText({ text }: Place, name: string, part: unknown): string {
  if (typeof part === 'string' && part !== '') return part
  throw new UsageError(`${name} on ${text} takes a text that is not empty.`)
}

/** Source: "Filter rows using OData", filter on string values. */
function refuseOpenEnd({ text }: Place, name: string, part: string): void {
  if (name === 'startswith' && part.startsWith('%')) {
    throw new UsageError(`The text that ${text} starts with cannot begin with %: use contains.`)
  }
  if (name === 'endswith' && part.endsWith('%')) {
    throw new UsageError(`The text that ${text} ends with cannot end with %: use contains.`)
  }
}
