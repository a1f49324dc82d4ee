import { type ChoiceModel, choicesOf } from './choices.js'
import type { TableDocument } from './document.js'
import { toIdentifier } from './identifier.js'
import { accessOf } from './kind.js'
import { type LookupModel, lookupsOf } from './lookups.js'
import { type MemberModel, toMember } from './member.js'
import { inOrder } from './order.js'
import { requiredColumns } from './required.js'

/** A navigation property and the table that it leads to. */
export interface WayModel {
  readonly name: string
  readonly target: string
  /** Name of the target's interface. */
  readonly type: string
}

/** A table with every name decided; `render` only writes it down. */
export interface TableModel {
  readonly document: TableDocument
  /** Name of its interface. */
  readonly type: string
  readonly columns: readonly MemberModel[]
  readonly lookups: readonly LookupModel[]
  readonly navigation: readonly WayModel[]
  readonly collections: readonly WayModel[]
  readonly choices: readonly ChoiceModel[]
  readonly required: readonly string[]
  /** Logical names of the columns that a caller cannot set. */
  readonly computed: readonly string[]
  /** Entity sets of the tables that its lookups can hold. */
  readonly otherSets: Readonly<Record<string, string>>
}

/** Interfaces beside the table's own. */
const parts = ['Columns', 'Lookups', 'Navigation', 'Collections']

/** Decides the names of all tables together, since they share one export list. */
export function toModels(documents: readonly TableDocument[]): readonly TableModel[] {
  const types = new Map(documents.map((one) => [one.logicalName, toIdentifier(one.schemaName, one.logicalName)]))
  const taken = new Set([...types.values()].flatMap((type) => [type, ...parts.map((part) => `${type}${part}`)]))
  return inOrder(documents, (one) => one.logicalName).map((document) => toModel(document, types, taken))
}

function toModel(document: TableDocument, types: ReadonlyMap<string, string>, taken: Set<string>): TableModel {
  const { logicalName, columns, primaryKey } = document
  const type = types.get(logicalName) ?? logicalName
  const choices = choicesOf(document, type, taken)
  const lookups = lookupsOf(document)
  return {
    document,
    type,
    columns: columns.map((column) => toMember(column, primaryKey, choices.get(column.logicalName)?.name)),
    lookups,
    navigation: waysOf(document.navigation, types),
    collections: waysOf(document.collections, types),
    choices: [...choices.values()],
    required: requiredColumns(document),
    computed: columns.filter((column) => accessOf(column) === 'ReadOnly').map((column) => column.logicalName),
    otherSets: otherSetsOf(document, lookups),
  }
}

function waysOf(
  ways: readonly { readonly name: string; readonly target: string }[],
  types: ReadonlyMap<string, string>,
): readonly WayModel[] {
  return ways.flatMap(({ name, target }) => {
    const type = types.get(target)
    return type ? [{ name, target, type }] : []
  })
}

function otherSetsOf(document: TableDocument, lookups: readonly LookupModel[]): Readonly<Record<string, string>> {
  const targets = new Set(lookups.flatMap((lookup) => Object.keys(lookup.bindings)))
  return Object.fromEntries(Object.entries(document.targetSets).filter(([target]) => targets.has(target)))
}
