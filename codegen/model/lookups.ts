import { isLookup } from './column-document.js'
import { describeColumn } from './describe.js'
import type { TableDocument } from './document.js'
import { type Access, accessOf } from './kind.js'

export interface LookupModel {
  readonly name: string
  readonly access: Access | undefined
  readonly description: string
  /** Target table → navigation property to bind through. */
  readonly bindings: Readonly<Record<string, string>>
}

/** The lookups that a caller can set, and through which navigation property each of their targets is bound. */
export function lookupsOf(document: TableDocument): readonly LookupModel[] {
  return document.columns
    .filter((column) => isLookup(column.type) && accessOf(column) !== 'ReadOnly')
    .map((column) => ({
      name: column.logicalName,
      access: accessOf(column),
      description: describeColumn(column),
      bindings: bindingsOf(column.logicalName, column.targets ?? [], document),
    }))
    .filter((lookup) => Object.keys(lookup.bindings).length > 0)
}

/** A table's own navigation comes before an inherited one. An owner of either kind is bound through `ownerid`. */
function bindingsOf(lookup: string, targets: readonly string[], { navigation }: TableDocument): Record<string, string> {
  const ways = navigation.filter((one) => one.lookup === lookup)
  const toOwner = ways.find((one) => one.name === lookup && one.target === 'owner')
  const bindings = targets.map((target) => [target, (ways.find((one) => one.target === target) ?? toOwner)?.name])
  return Object.fromEntries(bindings.filter(([, name]) => name !== undefined))
}
