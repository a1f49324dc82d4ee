import type { ColumnFacts, Table, TableFacts } from '../schema/index.js'
import { labelled } from './message.js'
import { nearest } from './nearest.js'
import type { Rules } from './rules.js'
import { isLookup } from './writable.js'

interface Place {
  readonly table: Table
  readonly facts: TableFacts
  readonly rules: Rules
  /** By the names that may be given. */
  readonly members: ReadonlyMap<string, unknown>
}

/** Longer ones are told in part. */
const longestName = 60

/** Why a name cannot be given, with what to do instead where that is known. */
export function refusalOf(place: Place, name: string): string {
  const lookup = lookupMeant(place, name)
  if (lookup !== undefined)
    return `${name.slice(0, longestName)} is not written: give the lookup ${lookup}, with { table, id }.`
  const { columns, parties = [] } = place.facts
  const column = columns.find(({ logicalName, property }) => name === logicalName || name === property)
  if (column !== undefined) return `${labelled(column)} ${whyNot(place, column)}`
  const party = parties.find(({ logicalName }) => name === logicalName)
  // Their rows are made with the activity.
  if (party !== undefined) return `${labelled(party)} ${whyNot(place, { ...party, update: false })}`
  const meant = nearest(name, candidates(place))
  const known = meant === undefined ? '.' : `; is ${meant} meant?`
  return `${place.table.name} has no column ${name.slice(0, longestName)}${known}`
}

/** `_x_value`, `x@odata.bind`, or the navigation property itself. */
function lookupMeant({ table, facts, members }: Place, name: string): string | undefined {
  const navigation = name.replace(/@.*$/s, '')
  const bound = Object.entries(table.lookups).find(([, ways]) => Object.values(ways).includes(navigation))?.[0]
  const read = facts.columns.find((column) => isLookup(column) && column.property === name)?.logicalName
  const lookup = read ?? bound
  return lookup !== name && lookup !== undefined && members.has(lookup) ? lookup : undefined
}

function whyNot(
  { facts, rules }: Place,
  column: Pick<ColumnFacts, 'logicalName' | 'create' | 'update'> & Partial<Pick<ColumnFacts, 'type'>>,
): string {
  if (column.type === 'File') return 'is a file: it is written by the operations on files.'
  const key = column.logicalName === facts.primaryKey
  if (!key && !column.create && !column.update) return 'is set by the service.'
  if (rules.mode === 'update' && (key || !column.update)) {
    return 'is given when the record is created and fixed from then on.'
  }
  if (rules.mode === 'create' && !key && !column.create) {
    return 'starts with a value of the service, and can be changed when the record is there.'
  }
  return rules.only === undefined ? 'cannot be written.' : 'is not taken here.'
}

/** The names that may be given, each with what people call it. */
function candidates({ facts, members }: Place): ReadonlyMap<string, string> {
  return new Map(
    [...facts.columns, ...(facts.parties ?? [])].flatMap((column) => {
      const name = 'property' in column && !isLookup(column) ? column.property : column.logicalName
      return members.has(name) ? [[name, column.label] as const] : []
    }),
  )
}
