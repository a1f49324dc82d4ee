import type { ColumnFacts } from '../schema/index.js'

export function isLookup({ type }: ColumnFacts): boolean {
  return type === 'Lookup' || type === 'Customer' || type === 'Owner'
}
