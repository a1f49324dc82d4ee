import type { TableFacts } from '../../schema/index.js'
import type { Definition } from './definition.js'
import { stableId } from './stable-id.js'

/** Our choice: the name, which the facts do not tell. They name columns by their properties, the definition by logical names. */
export function defineKey({ logicalName: table, columns }: TableFacts, key: readonly string[]): Definition {
  const names = key.map((name) => columns.find(({ property }) => property === name)?.logicalName ?? name)
  const name = `key_${names.join('_')}`
  return {
    type: 'EntityKeyMetadata',
    id: stableId(`key ${table}.${name}`),
    values: {
      LogicalName: name,
      SchemaName: name,
      EntityLogicalName: table,
      KeyAttributes: names,
      EntityKeyIndexStatus: 'Active',
      IsSynchronous: false,
    },
    related: {},
  }
}
