import { kindOf } from '../operation/index.js'
import type { FetchTable } from './fetch-table.js'

/** Managed properties, which the platform's own tables have only. */
const managed: ReadonlySet<string> = new Set([
  'canbedeleted',
  'iscustomizable',
  'iscustomprocessingstepallowedforotherpublishers',
])

/**
 * Whether records can be ordered by a column: not by several choices, an image, a file or a managed property. Our choice,
 * as a table object lists neither images nor files: they are known by what the service keeps beside them, the URL of an
 * image, which the main one of a table may lack, and the name of a file.
 */
export function isSortable({ kinds, name, computed }: FetchTable, property: string): boolean {
  if (property === 'entityimage' || managed.has(property)) return false
  if (computed.includes(`${property}_url`) || computed.includes(`${property}_name`)) return false
  return kindOf(kinds, property, name) !== 'choices'
}
