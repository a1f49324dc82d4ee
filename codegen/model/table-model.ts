import type { LiteralKinds } from '../../src/schema/index.js'
import { type ChoiceModel, type ChoiceNaming, choicesOf, sharedChoices } from './choices.js'
import type { TableDocument } from './document.js'
import { accessOf, type BigIntegers } from './kind.js'
import { type LookupModel, lookupsOf } from './lookups.js'
import { type MemberModel, toMember } from './member.js'
import { inOrder } from './order.js'
import { type PartiesModel, partiesOf } from './parties.js'
import { requiredColumns } from './required.js'
import { type StateModel, statesOf } from './states.js'
import { nameTables, type TableNames } from './table-names.js'

/** A navigation property and the table that it leads to. */
export interface WayModel {
  readonly name: string
  /** Without a file: one that the library ships. */
  readonly target: Pick<TableNames, 'type'> & Partial<Pick<TableNames, 'file'>>
}

/** What a generation has to know of the tables that the library ships. */
export interface ShippedTables {
  /** Logical name → interface. */
  readonly types: Readonly<Record<string, string>>
  readonly kinds: LiteralKinds
}

/** A table with every name decided; `render` only writes it down. */
export interface TableModel {
  readonly document: TableDocument
  readonly names: TableNames
  readonly columns: readonly MemberModel[]
  readonly lookups: readonly LookupModel[]
  readonly navigation: readonly WayModel[]
  readonly collections: readonly WayModel[]
  /** Those that stand in its module. */
  readonly choices: readonly ChoiceModel[]
  readonly sharedChoices: readonly ChoiceModel[]
  readonly states: readonly StateModel[]
  readonly parties: PartiesModel | undefined
  readonly required: readonly string[]
  /** Property names of the columns of each alternate key; absent where any columns may be one. */
  readonly keys: readonly (readonly string[])[] | undefined
  /** Logical names of the columns that a caller cannot set. */
  readonly computed: readonly string[]
  /** Entity sets of the tables that its lookups can hold. */
  readonly otherSets: Readonly<Record<string, string>>
}

/** What a generation decides. */
export interface ModelSettings {
  readonly bigIntegers: BigIntegers
  readonly choiceNames: ChoiceNaming
  /** The tables that the library ships, for those that are not generated to lead to. */
  readonly shipped?: ShippedTables
  /** Whether the documents know all alternate keys that there are: each organization declares its own. */
  readonly knowsKeys: boolean
}

export interface EntityModels {
  /** In the order of their logical names. */
  readonly tables: readonly TableModel[]
  readonly sharedChoices: readonly ChoiceModel[]
}

/** Decides the names of all tables together, since they share one export list. */
export function toModels(documents: readonly TableDocument[], settings: ModelSettings): EntityModels {
  const own = new Set(documents.map((document) => document.logicalName))
  const shipped = new Map(Object.entries(settings.shipped?.types ?? {}).filter(([name]) => !own.has(name)))
  const { names, taken } = nameTables(documents, [...shipped.values()])
  const targets = new Map([...[...shipped].map(([name, type]) => [name, { type }] as const), ...names])
  const shared = settings.choiceNames === 'choice' ? sharedChoices(documents, taken) : new Map<string, ChoiceModel>()
  const ordered = inOrder(documents, (one) => one.logicalName)
  return {
    tables: ordered.map((document) => toModel(document, names, targets, taken, shared, settings)),
    sharedChoices: [...shared.values()],
  }
}

function toModel(
  document: TableDocument,
  names: ReadonlyMap<string, TableNames>,
  targets: ReadonlyMap<string, WayModel['target']>,
  taken: Set<string>,
  shared: ReadonlyMap<string, ChoiceModel>,
  { bigIntegers, knowsKeys }: ModelSettings,
): TableModel {
  const { logicalName, columns } = document
  const own = names.get(logicalName)
  if (own === undefined) throw new Error(`The table ${logicalName} has no name.`)
  const choices = choicesOf(document, own.type, taken, shared)
  const used = inOrder([...new Set(choices.values())], (choice) => choice.name)
  const lookups = lookupsOf(document)
  const parties = partiesOf(document)
  return {
    document,
    names: own,
    columns: columns.map((column) => toMember(column, document, choices.get(column.logicalName)?.name, bigIntegers)),
    lookups,
    navigation: waysOf(document.navigation, targets),
    collections: waysOf(document.collections, targets),
    choices: [...choices.values()].filter((choice) => !choice.isShared),
    sharedChoices: used.filter((choice) => choice.isShared),
    states: statesOf(document),
    parties,
    required: requiredColumns(document),
    keys: knowsKeys ? document.alternateKeys : undefined,
    computed: columns.filter((column) => accessOf(column) === 'ReadOnly').map((column) => column.logicalName),
    otherSets: otherSetsOf(document, lookups, parties),
  }
}

function waysOf(
  ways: readonly { readonly name: string; readonly target: string }[],
  targets: ReadonlyMap<string, WayModel['target']>,
): readonly WayModel[] {
  return ways.flatMap(({ name, target }) => {
    const found = targets.get(target)
    return found ? [{ name, target: found }] : []
  })
}

function otherSetsOf(
  { targetSets }: TableDocument,
  lookups: readonly LookupModel[],
  parties: PartiesModel | undefined,
): Readonly<Record<string, string>> {
  const held = lookups.flatMap((lookup) => Object.keys(lookup.bindings))
  const targets = new Set([...held, ...(parties?.lists.flatMap((list) => list.targets) ?? [])])
  return Object.fromEntries(Object.entries(targetSets).filter(([target]) => targets.has(target)))
}
