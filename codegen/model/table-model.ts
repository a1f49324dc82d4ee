import { choiceName } from './choice-name.js'
import { isLookup } from './column-document.js'
import { describeColumn } from './describe.js'
import type { TableDocument } from './document.js'
import { toIdentifier } from './identifier.js'
import { accessOf, type Kind, kindOf } from './kind.js'
import { nameOptions, type OptionModel } from './options.js'
import { inOrder } from './order.js'
import { requiredColumns } from './required.js'

export interface MemberModel {
  readonly name: string
  readonly kind: Kind
  readonly access: 'ReadOnly' | 'CreateOnly' | 'UpdateOnly' | undefined
  readonly description: string
}

export interface LookupModel {
  readonly name: string
  readonly createOnly: boolean
  /** Target table → navigation property to bind through. */
  readonly bindings: Readonly<Record<string, string>>
}

export interface ChoiceModel {
  readonly name: string
  readonly optionSet: string
  readonly options: readonly OptionModel[]
}

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

/** Decides the names of all tables together, since they share one export list. */
export function toModels(documents: readonly TableDocument[]): readonly TableModel[] {
  const types = new Map(documents.map((one) => [one.logicalName, typeName(one)]))
  const taken = new Set([...types.values()].flatMap((type) => [type, ...parts.map((part) => `${type}${part}`)]))
  return inOrder(documents, (one) => one.logicalName).map((document) => toModel(document, types, taken))
}

/** Interfaces beside the table's own. */
const parts = ['Columns', 'Lookups', 'Navigation', 'Collections']

function typeName(document: TableDocument): string {
  return toIdentifier(document.schemaName, document.logicalName)
}

function toModel(document: TableDocument, types: ReadonlyMap<string, string>, taken: Set<string>): TableModel {
  const type = typeName(document)
  const choices = new Map<string, ChoiceModel>()
  for (const { logicalName, schemaName, options, type: kind, optionSet } of document.columns) {
    if (!options || kind === 'Boolean') continue
    const name = freeName(choiceName(type, schemaName), taken)
    choices.set(logicalName, {
      name,
      optionSet: optionSet ?? `${document.logicalName}_${logicalName}`,
      options: nameOptions(options),
    })
  }
  const lookups = lookupsOf(document)
  return {
    document,
    type,
    columns: document.columns.map((column) => ({
      name: column.property,
      kind:
        column.logicalName === document.primaryKey
          ? { name: 'PrimaryKey' }
          : kindOf(column, choices.get(column.logicalName)?.name),
      access: isLookup(column.type)
        ? undefined
        : column.logicalName === document.primaryKey
          ? 'CreateOnly'
          : accessOf(column),
      description: describeColumn(column),
    })),
    lookups,
    navigation: waysOf(document.navigation, types),
    collections: waysOf(document.collections, types),
    choices: [...choices.values()],
    required: requiredColumns(document),
    computed: document.columns.filter((column) => accessOf(column) === 'ReadOnly').map((column) => column.logicalName),
    otherSets: otherSetsOf(document, lookups),
  }
}

function freeName(name: string, taken: Set<string>): string {
  const free = taken.has(name) ? freeName(`${name}Choice`, taken) : name
  taken.add(free)
  return free
}

function lookupsOf(document: TableDocument): readonly LookupModel[] {
  return document.columns
    .filter((column) => isLookup(column.type) && accessOf(column) !== 'ReadOnly')
    .map((column) => ({
      name: column.logicalName,
      createOnly: !column.update,
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
