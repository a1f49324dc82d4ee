import { badQuery } from './refuse.js'

/** The text that a parameter alias, named with its `@`, stands for. */
export type Aliases = (name: string) => string | undefined

/** Source: protocol/query.md 3.1: aliases work in `$filter` and `$orderby`, not in `$expand`. */
export const noAliases: Aliases = (name) => {
  throw badQuery(`The parameter alias '${name}' cannot stand in $expand.`)
}
