import { UsageError } from '../errors/index.js'
import { nameText } from '../operation/index.js'

/** A name of the caller's for a column, a figure or a link. Source: "attribute element", alias: letters, digits, underscores. */
export function aliasName(alias: string): string {
  if (/^\d/.test(nameText(alias)))
    throw new UsageError(`An alias begins with a letter or an underscore, unlike ${alias}.`)
  return alias
}
