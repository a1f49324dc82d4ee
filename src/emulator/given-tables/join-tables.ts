import type { TableFacts } from '../../schema/index.js'
import { addMissing } from './add-missing.js'
import { cutLinks } from './cut-links.js'
import { otherSides } from './other-side.js'

/**
 * The shipped tables and the given ones. A given table takes the place of a shipped one when its definition is known;
 * what `$metadata` alone tells of a shipped table is added to it.
 */
export function joinTables(shipped: readonly TableFacts[], given: readonly TableFacts[]): readonly TableFacts[] {
  const tables = new Map(shipped.map((facts) => [facts.logicalName, facts]))
  for (const facts of given) {
    const known = tables.get(facts.logicalName)
    tables.set(facts.logicalName, known === undefined || isDefined(facts) ? facts : addMissing(known, facts))
  }
  const names = new Set(given.map(({ logicalName }) => logicalName))
  addOtherSides(tables, given, () => true)
  // What a given table is to the shipped ones, its documents may not tell.
  addOtherSides(tables, shipped, (name) => names.has(name))
  return [...tables.values()].map((facts) => cutLinks(tables, facts))
}

function addOtherSides(
  tables: Map<string, TableFacts>,
  from: readonly TableFacts[],
  isWanted: (table: string) => boolean,
): void {
  for (const [name, side] of otherSides(from, tables.get('activitypointer'))) {
    const known = isWanted(name) ? tables.get(name) : undefined
    if (known !== undefined) tables.set(name, addMissing(known, side))
  }
}

/** Of a table that comes from `$metadata` alone no label is known. */
function isDefined({ label, columns }: TableFacts): boolean {
  return label !== '' || columns.some((column) => column.label !== '')
}
