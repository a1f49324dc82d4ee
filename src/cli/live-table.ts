import { readMetadata } from '../../codegen/index.js'
import { ownersApart } from '../../codegen/read-metadata.js'
import type { Client } from '../index.js'
import type { ColumnFacts, ColumnType, LiteralKind, Table, TableFacts } from '../schema/index.js'
import { fetchMetadata } from './codegen/fetch-metadata.js'
import { CommandError } from './command-error.js'
import { isLookup } from './is-lookup.js'
import type { KnownTable } from './known-table.js'

/** A table as the organization has it, with its own columns, labels and options. By its logical name. */
export async function liveTable(crm: Client, name: string, signal: AbortSignal | undefined): Promise<KnownTable> {
  const { documents } = await fetchMetadata(crm, { tables: [name], ...(signal && { signal }) })
  const found = readMetadata(documents).tables.find(({ logicalName }) => logicalName === name)
  if (found === undefined) throw new CommandError(`The organization has no table ${name}.`)
  const facts = { ...found, navigation: found.navigation.flatMap(ownersApart) }
  return { table: tableOf(facts), facts }
}

/** What serializing a record needs. */
function tableOf({ logicalName, entitySetName, primaryKey, columns, navigation, targetSets }: TableFacts): Table {
  const plain = columns.filter((column) => !isLookup(column))
  const ways = (lookup: string) => navigation.filter((one) => one.lookup === lookup)
  return {
    name: logicalName,
    entitySetName,
    primaryKey,
    kinds: Object.fromEntries(plain.map((column) => [column.property, kindOf(column)])),
    lookups: Object.fromEntries(
      columns
        .filter((column) => isLookup(column) && (column.create || column.update))
        .map(({ logicalName: lookup }) => [
          lookup,
          Object.fromEntries(ways(lookup).map(({ target, name }) => [target, name])),
        ]),
    ),
    computed: plain.filter(({ create, update }) => !create && !update).map((column) => column.logicalName),
    otherSets: targetSets,
  }
}

const kinds: Partial<Record<ColumnType, LiteralKind>> = {
  BigInt: 'int64',
  Choices: 'choices',
  DateOnly: 'dateOnly',
  DateTime: 'dateTime',
  Uniqueidentifier: 'guid',
}

function kindOf({ type, dateBehavior }: ColumnFacts): LiteralKind | 'text' {
  if (type === 'DateTime' && dateBehavior === 'TimeZoneIndependent') return 'timeZoneIndependent'
  return kinds[type] ?? 'text'
}
