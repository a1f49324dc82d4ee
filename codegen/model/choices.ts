import type { OptionFacts } from '../../src/schema/index.js'
import { choiceNames } from './choice-name.js'
import type { ColumnDocument, TableDocument } from './document.js'
import { toIdentifier } from './identifier.js'
import { nameOptions, type OptionModel } from './options.js'
import { inOrder } from './order.js'

export interface ChoiceModel {
  readonly name: string
  readonly optionSet: string
  readonly options: readonly OptionModel[]
  /** Stands in the module of shared choices. */
  readonly isShared: boolean
}

/** Whether a shared choice is generated for each column that has it, named after the column, or once under its own name. */
export type ChoiceNaming = 'column' | 'choice'

/** The shared choices by their names, for the naming that generates them once. Names that they take are added to `taken`. */
export function sharedChoices(tables: readonly TableDocument[], taken: Set<string>): ReadonlyMap<string, ChoiceModel> {
  const columns = tables.flatMap((table) => table.columns.filter(isShared))
  const named = inOrder([...new Map(columns.map((column) => [column.optionSet ?? '', column]))], ([name]) => name)
  return new Map(
    named.map(([optionSet, column]) => {
      const name = toIdentifier(optionSet, 'Choice')
      return [optionSet, toChoice(freeName([name], taken), optionSet, column.options ?? [], true)]
    }),
  )
}

/** The choices of a table by the logical name of their column. Names that it takes are added to `taken`. */
export function choicesOf(
  document: TableDocument,
  type: string,
  taken: Set<string>,
  shared: ReadonlyMap<string, ChoiceModel>,
): ReadonlyMap<string, ChoiceModel> {
  const choices = new Map<string, ChoiceModel>()
  for (const column of document.columns) {
    if (!column.options || column.type === 'Boolean') continue
    const optionSet = column.optionSet ?? `${document.logicalName}_${column.logicalName}`
    const own = isShared(column) ? shared.get(optionSet) : undefined
    choices.set(
      column.logicalName,
      own ?? toChoice(freeName(choiceNames(type, column.schemaName), taken), optionSet, column.options, false),
    )
  }
  return choices
}

function toChoice(name: string, optionSet: string, options: readonly OptionFacts[], isShared: boolean): ChoiceModel {
  return { name, optionSet, options: nameOptions(options), isShared }
}

function isShared({ isGlobal, options, type }: ColumnDocument): boolean {
  return isGlobal === true && options !== undefined && type !== 'Boolean'
}

function freeName(names: readonly string[], taken: Set<string>): string {
  const free = names.find((name) => !taken.has(name)) ?? freeName([`${names.at(-1)}Choice`], taken)
  taken.add(free)
  return free
}
