import type { Filterable, LiteralKinds, TableType } from '../schema/index.js'
import { recordOf } from './path.js'

/**
 * Shows a table to `where`: every name in it can be compared, walked or quantified over, as its type allows.
 * The table's name is unknown where it was reached through a navigation property.
 */
export function filterable<Type extends TableType>({ kinds, name }: Filtered): Filterable<Type> {
  // The types say which names there are; at run time each name is a path that grows.
  return recordOf(kinds, name) as unknown as Filterable<Type>
}

interface Filtered {
  readonly kinds: LiteralKinds
  readonly name?: string | undefined
}
