import { UsageError } from '../errors/index.js'
import { guidText, nameText } from '../operation/index.js'
import { isRef, type Ref, type Table } from '../schema/index.js'
import type { Member } from './member.js'

type Bindings = Readonly<Record<string, string>>

/** Target → navigation property, for a lookup by its logical name. */
export function bindings({ lookups }: Table, name: string): Bindings | undefined {
  return Object.hasOwn(lookups, name) ? lookups[name] : undefined
}

/** `customerid_account@odata.bind`. Two targets may share a navigation property, and each of them clears the whole lookup. */
export function lookupMember(table: Table, name: string, ways: Bindings, value: unknown): Member {
  const [any] = Object.values(ways)
  if (value === null && any !== undefined) return [`${any}@odata.bind`, null]
  const target = refOf(table, name, value)
  const navigation = Object.hasOwn(ways, target.table) ? ways[target.table] : undefined
  if (navigation !== undefined) return [`${navigation}@odata.bind`, bindText(table, name, target)]
  throw new UsageError(`${table.name}.${name} holds ${Object.keys(ways).join(', ')}, not ${target.table}.`)
}

/** `/accounts(…)`, as a lookup is bound. `table` knows entity sets that the ref may not. */
export function bindText(table: Pick<Table, 'otherSets'>, name: string, target: Ref): string {
  const known = Object.hasOwn(table.otherSets ?? {}, target.table) ? table.otherSets?.[target.table] : undefined
  const set = target.entitySetName ?? known
  if (set !== undefined) return `/${nameText(set)}(${guidText(target.id, `The ref in ${name}`)})`
  throw new UsageError(`The entity set of ${target.table} is unknown: make the ref of ${name} from its table.`)
}

export function refOf(table: Table, name: string, value: unknown): Ref {
  if (isRef(value)) return value
  throw new UsageError(`${table.name}.${name} is a lookup: give it ref(table, id), or null to clear it.`)
}
