import { UsageError } from '../errors/index.js'
import type { Condition } from '../schema/index.js'
import { withColumns } from './column-list.js'
import {
  withAnnotations,
  withExpand,
  withFilter,
  withOrder,
  withPartialExpands,
  withReference,
  withTopOfExpand,
} from './grow.js'
import { emptyNode, type SelectionNode } from './node.js'
import type { Shaped } from './row.js'

/** Builds every kind of selection; the types say which of it may be used where. */
export class SelectionBuilder {
  readonly node: SelectionNode

  constructor(node: SelectionNode) {
    this.node = node
  }

  select(...columns: readonly string[]): SelectionBuilder {
    return new SelectionBuilder(withColumns(this.node, columns))
  }

  expand(name: string, build: (related: never) => Shaped<unknown>): SelectionBuilder {
    return new SelectionBuilder(withExpand(this.node, name, relatedNode(this.node, build)))
  }

  expandRef(name: string): SelectionBuilder {
    return new SelectionBuilder(withReference(this.node, name))
  }

  where(build: (table: never) => Condition): SelectionBuilder {
    return new SelectionBuilder(withFilter(this.node, build))
  }

  orderBy(column: string, direction: 'asc' | 'desc' = 'asc'): SelectionBuilder {
    return new SelectionBuilder(withOrder(this.node, column, direction))
  }

  top(count: number): SelectionBuilder {
    return new SelectionBuilder(withTopOfExpand(this.node, count))
  }

  formatted(): SelectionBuilder {
    return new SelectionBuilder(withAnnotations(this.node, 'formatted'))
  }

  annotated(what: 'lookups'): SelectionBuilder {
    return new SelectionBuilder(withAnnotations(this.node, what))
  }

  allowPartialExpands(): SelectionBuilder {
    return new SelectionBuilder(withPartialExpands(this.node))
  }
}

/** What a callback of `expand` asks for. */
export function relatedNode({ kinds }: SelectionNode, build: (related: never) => Shaped<unknown>): SelectionNode {
  if (typeof build !== 'function') throw new UsageError('An expand says what it wants: (related) => related.select(…).')
  if (kinds !== untouched?.node.kinds) untouched = new SelectionBuilder(emptyNode(kinds))
  return nodeOf(build(untouched as never)) // the types hand out a view of the builder
}

/** What every expand begins with. Most programs know one generation of tables, so the last one is at hand. */
let untouched: SelectionBuilder | undefined

export function nodeOf(selection: Shaped<unknown>): SelectionNode {
  if (selection instanceof SelectionBuilder) return selection.node
  throw new UsageError('An expand gives back the selection that it was handed.')
}
