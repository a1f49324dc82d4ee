import { UsageError } from '../errors/index.js'
import type { Condition, Memo, Text, TextMatch } from '../schema/index.js'
import type { FetchCondition } from './condition.js'
import { conditionAt } from './condition-at.js'
import { type Place, placeOf } from './place.js'
import { literalPattern, patternText } from './value-text.js'

/** A column of text, as `where` hands it out. */
export type TextColumn = Text | Memo

/**
 * Whether a text matches an SQL pattern: `%` is any text, `_` any character, `[a-c]` one of some, `[^a-c]` one of the
 * others.
 * For texts taken as they are there are `contains`, `startsWith` and `endsWith`.
 *
 * @example
 * import { account } from 'dynamics365-crm/entities'
 * import { fetchXml, like } from 'dynamics365-crm/fetchxml'
 *
 * const coded = fetchXml(account).select('name').where((a) => like(a.accountnumber, 'A-[0-9]_%'))
 */
export function like(column: TextColumn, pattern: string): Condition {
  return matchPattern(column, 'like', pattern)
}

/** Whether a text does not match an SQL pattern. */
export function notLike(column: TextColumn, pattern: string): Condition {
  return matchPattern(column, 'not-like', pattern)
}

function matchPattern(column: unknown, operator: string, pattern: unknown): FetchCondition {
  const place = placeOf(column)
  if (place === undefined) {
    throw new UsageError(
      `${operator} takes a column that the where() of fetchXml() hands out; on columns of query() there is contains('A%', { wildcards: true }).`,
    )
  }
  return conditionAt(place, operator, [patternText(pattern, place, operator)])
}

export function contains(place: Place, text: unknown, options?: unknown): FetchCondition {
  const part = patternText(text, place, 'contains')
  return conditionAt(place, 'like', [`%${isLive(options) ? part : literalPattern(part)}%`])
}

export function startsWith(place: Place, text: unknown, options?: unknown): FetchCondition {
  const part = patternText(text, place, 'startsWith')
  if (isLive(options)) {
    requireInner(!part.startsWith('%'), place, 'startsWith', 'begin')
    return conditionAt(place, 'like', [`${part}%`])
  }
  const escaped = literalPattern(part)
  return escaped === part ? conditionAt(place, 'begins-with', [part]) : conditionAt(place, 'like', [`${escaped}%`])
}

export function endsWith(place: Place, text: unknown, options?: unknown): FetchCondition {
  const part = patternText(text, place, 'endsWith')
  if (isLive(options)) {
    requireInner(!part.endsWith('%'), place, 'endsWith', 'end')
    return conditionAt(place, 'like', [`%${part}`])
  }
  const escaped = literalPattern(part)
  return escaped === part ? conditionAt(place, 'ends-with', [part]) : conditionAt(place, 'like', [`%${escaped}`])
}

function isLive(options: unknown): boolean {
  return (options as TextMatch | undefined)?.wildcards === true // what the columns of `schema` take
}

/** Source: "Filter rows using OData": not supported. The columns have the same operators there. */
function requireInner(isInner: boolean, { attribute }: Place, operator: string, side: string): void {
  if (!isInner) throw new UsageError(`${operator} on ${attribute} takes a pattern that does not ${side} with %.`)
}
