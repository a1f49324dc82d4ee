import { UsageError } from '../../errors/index.js'

/** In characters. Source: "Dataverse search query". */
const longest = 100

/**
 * Escapes what the simple search syntax gives a meaning, so that a text is found as it is.
 *
 * Source: "Dataverse search query", simple search syntax.
 *
 * @example
 * const found = await crm.execute(searchRecords({ search: escapeSearchText('+1(800)555-1234') }))
 */
export function escapeSearchText(text: string): string {
  return text.replace(/[-+&|!(){}[\]^"~*?:\\/]/g, '\\$&')
}

/** The text to search for. */
export function searchText(text: unknown, least = 1): string {
  if (typeof text === 'string' && text.trim().length >= least && text.length <= longest) return text
  throw new UsageError(`search takes a text of ${least} to ${longest} characters.`)
}

/** A whole number, such as how many records are wanted. */
export function searchNumber(value: number | undefined, name: string, [least, most]: readonly [number, number]) {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least && value <= most)) return value
  throw new UsageError(`${name} takes a whole number from ${least} to ${most}.`)
}

/** A list as the operations take it: JSON in a text. An empty one is refused, for it would ask for everything. */
export function searchList(values: readonly string[] | undefined, name: string): string | undefined {
  if (values === undefined) return undefined
  if (
    Array.isArray(values) &&
    values.length > 0 &&
    values.every((value) => typeof value === 'string' && value !== '')
  ) {
    return JSON.stringify(values)
  }
  throw new UsageError(`${name} takes a list of texts, at least one.`)
}
