import { choiceNames } from './choice-name.js'
import type { TableDocument } from './document.js'
import { nameOptions, type OptionModel } from './options.js'

export interface ChoiceModel {
  readonly name: string
  readonly optionSet: string
  readonly options: readonly OptionModel[]
}

/** The choices of a table by the logical name of their column. Names that it takes are added to `taken`. */
export function choicesOf(document: TableDocument, type: string, taken: Set<string>): ReadonlyMap<string, ChoiceModel> {
  const choices = new Map<string, ChoiceModel>()
  for (const column of document.columns) {
    if (!column.options || column.type === 'Boolean') continue
    choices.set(column.logicalName, {
      name: freeName(choiceNames(type, column.schemaName), taken),
      optionSet: column.optionSet ?? `${document.logicalName}_${column.logicalName}`,
      options: nameOptions(column.options),
    })
  }
  return choices
}

function freeName(names: readonly string[], taken: Set<string>): string {
  const free = names.find((name) => !taken.has(name)) ?? freeName([`${names.at(-1)}Choice`], taken)
  taken.add(free)
  return free
}
