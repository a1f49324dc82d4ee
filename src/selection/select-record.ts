import { UsageError } from '../errors/index.js'
import type { Table, TableType } from '../schema/index.js'
import { compileOptions } from './compile.js'
import { emptyNode, type SelectionNode } from './node.js'
import type { Shaped } from './row.js'
import { nodeOf, type Selection, SelectionBuilder } from './selection.js'

/** Says what to get back of one record. */
export type BuildSelection<Type extends TableType, Row> = (record: Selection<Type>) => Shaped<Row>

/** A single record's read, or a write's representation. */
export interface SelectedRecord {
  /** `?$select=name`, or nothing. */
  readonly query: string
  readonly node: SelectionNode
}

export function selectRecord<Type extends TableType, Row>(
  table: Table<Type>,
  build: BuildSelection<Type, Row>,
): SelectedRecord {
  if (typeof build !== 'function') throw new UsageError('Say which columns to get: (record) => record.select(…).')
  const builder = new SelectionBuilder(emptyNode(table.kinds, table.name))
  const node = nodeOf(build(builder as never)) // the types hand out a view of the builder
  const options = compileOptions(node)
  return { query: options.length === 0 ? '' : `?${options.join('&')}`, node }
}
