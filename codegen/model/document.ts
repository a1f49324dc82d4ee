import type { CollectionFacts, ColumnFacts, NavigationFacts, TableFacts } from '../../src/schema/index.js'

/** A column as `codegen/metadata` keeps it. */
export interface ColumnDocument extends ColumnFacts {
  readonly schemaName: string
  /** Name of the choice behind it. */
  readonly optionSet?: string
}

/**
 * A table as `codegen/metadata` keeps it: everything that the output is made of, and nothing else.
 * `navigation` leads to all targets; `owner` stands for whoever can own a record.
 */
export interface TableDocument extends Omit<TableFacts, 'columns' | 'navigation' | 'collections'> {
  readonly columns: readonly ColumnDocument[]
  /** A table's own come before those it inherits. */
  readonly navigation: readonly NavigationFacts[]
  readonly collections: readonly CollectionFacts[]
  /** Lookup target → its entity set. */
  readonly targetSets: Readonly<Record<string, string>>
}
