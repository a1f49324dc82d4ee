import type { TableFacts } from '../../../schema/index.js'
import { Refusal, type StoredRecord } from '../../model.js'
import type { Aliases } from '../aliases.js'
import { compileFilter } from '../compile-filter.js'
import { nextLink } from '../next-link.js'
import { compareValues, parseOrderItem } from '../order.js'
import { pageSize } from '../page.js'
import { parseFilter } from '../parse-filter.js'
import { QueryBudget } from '../query-budget.js'
import type { QueryText } from '../query-text.js'
import type { Body, Preferences, Reader } from '../reader.js'
import { badQuery, unknownProperty } from '../refuse.js'
import { Relations } from '../relations.js'
import { scopeOf } from '../scope.js'
import { compileAggregate } from './aggregate.js'
import { cutGroups } from './cut-groups.js'
import { type GroupKey, groupKeys } from './group-key.js'
import { type ApplyText, parseApply } from './parse-apply.js'
import { groupWriter } from './write-group.js'

/** Source: protocol/errors-and-limits.md 7.3. */
const mostRows = 50_000

const taken: ReadonlySet<string> = new Set(['$apply', '$orderby', '$skiptoken'])

/** The URL that a read was sent to, and what its query says. */
interface AggregateRequest {
  readonly request: URL
  readonly query: QueryText
}

/**
 * The body of a read with `$apply`: one row per group, and a link when there are more than a page holds.
 * Our choice: of the other options it takes `$orderby` only, by what rows are grouped by. Source: protocol/query.md 3.10.
 */
export function readAggregate(
  reader: Reader,
  facts: TableFacts,
  rows: Iterable<StoredRecord>,
  { request, query }: AggregateRequest,
  preferences: Preferences,
): Body {
  const refused = [...query.options.keys()].find((option) => !taken.has(option))
  if (refused !== undefined) throw badQuery(`The query option '${refused}' cannot be used together with $apply.`)
  const aliases: Aliases = (name) => query.aliases.get(name)
  const scope = scopeOf(reader, new Relations(reader.store), new QueryBudget(), facts)
  const text = parseApply(query.options.get('$apply') ?? '')
  const keys = groupKeys(scope, text.groupBy ?? [])
  const aggregates = text.aggregates.map((aggregate) => compileAggregate(scope, aggregate))
  const clash = aggregates.find(({ alias }) => keys.some(({ name }) => name === alias))
  if (clash !== undefined) throw badQuery(`The alias '${clash.alias}' is the name of a property of 'groupby'.`)
  const compare = parseGroupOrder(facts, text, keys, query.options.get('$orderby'), aliases)
  const matches = text.filter === undefined ? undefined : compileFilter(scope, parseFilter(text.filter, aliases))

  const found = matches === undefined ? [...rows] : Array.from(rows).filter(matches)
  requireFew(found.length, reader)
  const groups = text.groupBy === undefined ? [found] : groupRows(found, keys)
  const { page, next } = cutGroups(groups.sort(compare), pageSize(preferences), query.options.get('$skiptoken'))
  return {
    '@odata.context': `${reader.apiRoot}/$metadata#${facts.entitySetName}`,
    value: page.map(groupWriter(reader.store, keys, aggregates, preferences)),
    ...(next === undefined ? {} : { '@odata.nextLink': nextLink(request, query, next) }),
  }
}

/** Our choice: it is the rows that the filter leaves that count. Source: protocol/errors-and-limits.md 6.5 for the text. */
function requireFew(count: number, { limits }: Reader): void {
  if (count <= (limits?.aggregateRows ?? mostRows)) return
  throw new Refusal(400, '0x8004E023', 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.')
}

/** Our choice: without an order, groups come in the order in which their first rows were created. */
function groupRows(rows: readonly StoredRecord[], keys: readonly GroupKey[]): StoredRecord[][] {
  const groups = new Map<string, StoredRecord[]>()
  for (const row of rows) {
    const values = keys.map(({ read }) => {
      const value = read(row)
      return typeof value === 'bigint' ? String(value) : value
    })
    const place = JSON.stringify(values)
    const group = groups.get(place)
    if (group === undefined) groups.set(place, [row])
    else group.push(row)
  }
  return [...groups.values()]
}

type Compare = (one: readonly StoredRecord[], other: readonly StoredRecord[]) => number

function parseGroupOrder(
  { logicalName }: TableFacts,
  { aggregates }: ApplyText,
  keys: readonly GroupKey[],
  text: string | undefined,
  aliases: Aliases,
): Compare {
  const items = text === undefined ? [] : text.split(',').map((item) => parseOrderItem(item.trim(), aliases))
  const columns = items.map(({ path, descending }) => {
    const key = keys.find((known) => known.path === path)
    if (key !== undefined) return { key, sign: descending ? -1 : 1 }
    // Source: protocol/query.md 3.10.
    if (aggregates.some(({ alias }) => alias === path)) {
      throw badQuery('The query node SingleValueOpenPropertyAccess is not supported')
    }
    throw unknownProperty(path, logicalName)
  })
  return ([one], [other]) => {
    if (one === undefined || other === undefined) return 0
    for (const { key, sign } of columns) {
      const difference = compareValues(key.read(one), key.read(other))
      if (difference !== 0) return difference * sign
    }
    return 0
  }
}
