import { UsageError } from '../errors/index.js'
import type { Table, TableType } from '../schema/index.js'
import { compileOptions } from './compile.js'
import { emptyNode, type SelectionNode } from './node.js'
import type { Shaped } from './row.js'
import type { Selection } from './selection.js'
import { nodeOf, SelectionBuilder } from './selection-builder.js'

/** Says what to get back of one record. */
export type BuildSelection<Type extends TableType, Row> = (record: Selection<Type>) => Shaped<Row>

/** A single record's read, or a write's representation. */
export interface SelectedRecord {
  /** `?$select=name`, or nothing. */
  readonly query: string
  readonly node: SelectionNode
}

export function selectRecord<Type extends TableType, Row>(
  { kinds, name }: Table<Type>,
  build: BuildSelection<Type, Row>,
): SelectedRecord {
  return selected(emptyNode(kinds, name), build)
}

/** Of a record that is reached through a navigation property: its table's name is unknown. */
export function selectRelated<Type extends TableType, Row>(
  { kinds }: Table,
  build: BuildSelection<Type, Row>,
): SelectedRecord {
  return selected(emptyNode(kinds), build)
}

function selected(start: SelectionNode, build: (record: never) => Shaped<unknown>): SelectedRecord {
  if (typeof build !== 'function') throw new UsageError('Say which columns to get: (record) => record.select(…).')
  const node = nodeOf(build(new SelectionBuilder(start) as never)) // the types hand out a view of the builder
  const options = compileOptions(node)
  return { query: options === '' ? '' : `?${options}`, node }
}
