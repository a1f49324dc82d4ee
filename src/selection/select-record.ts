import { UsageError } from '../errors/index.js'
import type { Table, TableType } from '../schema/index.js'
import { compileOptions } from './compile.js'
import { emptyNode } from './node.js'
import type { Shaped } from './row.js'
import { nodeOf, type Selection, SelectionBuilder } from './selection.js'

/** Says what to get back of one record. */
export type BuildSelection<Type extends TableType, Row> = (record: Selection<Type>) => Shaped<Row>

/** The query string of a single record's read or of a write's representation: `?$select=name`, or nothing. */
export function selectRecord<Type extends TableType, Row>(
  table: Table<Type>,
  build: BuildSelection<Type, Row>,
): string {
  if (typeof build !== 'function') throw new UsageError('Say which columns to get: (record) => record.select(…).')
  const builder = new SelectionBuilder(emptyNode(table.kinds, table.name))
  const selection = build(builder as never) // the types hand out a view of the builder
  const options = compileOptions(nodeOf(selection))
  return options.length === 0 ? '' : `?${options.join('&')}`
}
