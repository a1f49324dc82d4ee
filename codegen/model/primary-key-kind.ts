import type { TableDocument } from './document.js'
import type { Kind } from './kind.js'

/** Tables with a hierarchy, which their metadata does not tell. Source: "Query hierarchical data". */
const hierarchies = new Set([
  ...['account', 'businessunit', 'category', 'goal', 'incident', 'knowledgearticle'],
  ...['position', 'product', 'systemuser', 'territory'],
])

/** The settings of a user have the user's own key. */
const ofUsers = new Set(['systemuserid', 'teamid'])

/** What the primary key of a table is compared with beside values: who asks, and records of a hierarchy. */
export function primaryKeyKind(table: Pick<TableDocument, 'logicalName' | 'primaryKey' | 'navigation'>): Kind {
  if (table.primaryKey === 'businessunitid') return { name: 'BusinessUnitPrimaryKey' }
  const user = ofUsers.has(table.primaryKey) ? 'User' : ''
  return { name: isHierarchy(table) ? `Hierarchical${user}PrimaryKey` : `${user}PrimaryKey` }
}

/** Our choice: a table with a publisher's prefix is one by its only lookup to itself. */
function isHierarchy({ logicalName, navigation }: Pick<TableDocument, 'logicalName' | 'navigation'>): boolean {
  if (!logicalName.includes('_')) return hierarchies.has(logicalName)
  const own = navigation.filter(({ target }) => target === logicalName).map(({ lookup }) => lookup)
  return new Set(own).size === 1
}
