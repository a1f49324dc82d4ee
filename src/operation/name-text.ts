import { UsageError } from '../errors/index.js'

const pattern = /^\w+$/

/** The name of a column, a navigation property or a table, safe to stand in a URL as it is. */
export function nameText(name: unknown): string {
  if (typeof name === 'string' && pattern.test(name)) return name
  throw new UsageError('A column or navigation property has a name of letters, digits and underscores.')
}
