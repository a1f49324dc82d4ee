import type { ColumnFacts, PartyFacts, TableFacts } from '../../schema/index.js'
import { isLookup } from '../is-lookup.js'

/** What a header can stand for: a column of the table, or a list of an activity's people. */
export interface Target {
  /** As `create` takes it: a lookup's logical name, the property of every other column. */
  readonly name: string
  readonly column?: ColumnFacts
  readonly isWritable: boolean
}

/** The columns of a table, by the names and by the labels that people use for them, in lower case. */
export class Targets {
  readonly #byName = new Map<string, Target>()
  readonly #byLabel = new Map<string, Target[]>()

  /** `key`: the columns of a key, which stand in the address of a record and may be given whatever else holds. */
  constructor(facts: TableFacts, mode: 'create' | 'update', key: readonly string[] = []) {
    for (const column of facts.columns) {
      const { logicalName, property, schemaName, type } = column
      const name = isLookup(column) ? logicalName : property
      const isOwnKey = logicalName === facts.primaryKey && mode === 'create'
      const isData = column[mode] && type !== 'File' && type !== 'Virtual'
      this.#add({ name, column, isWritable: isOwnKey || isData || key.includes(name) }, column, [property, schemaName])
    }
    for (const party of facts.parties ?? []) {
      this.#add({ name: party.logicalName, isWritable: mode === 'create' && party.create }, party, [])
    }
  }

  #add(target: Target, { logicalName, label }: ColumnFacts | PartyFacts, others: readonly string[]): void {
    for (const name of [...others, logicalName]) this.#byName.set(name.toLowerCase(), target)
    const labelled = this.#byLabel.get(label.toLowerCase())
    if (labelled === undefined) this.#byLabel.set(label.toLowerCase(), [target])
    else labelled.push(target)
  }

  /** By logical name, or by a label that one column alone has, or one alone of those that can be written. */
  find(text: string): Target | { readonly several: readonly string[] } | undefined {
    const name = text.trim().toLowerCase()
    const named = this.#byName.get(name)
    if (named !== undefined || name === '') return named
    const labelled = this.#byLabel.get(name) ?? []
    const writable = labelled.filter(({ isWritable }) => isWritable)
    const [one, ...more] = writable.length > 0 ? writable : labelled
    return more.length === 0 ? one : { several: labelled.map((target) => target.name) }
  }
}
