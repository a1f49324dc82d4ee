import { childCounter, hierarchyOf } from './child-count.js'
import type { EntityNode } from './document.js'
import type { OrderColumn } from './order-column.js'
import { badFetch, codes } from './refuse.js'
import { type Context, columnOf, type Frame, type Source } from './scope.js'

/** A source with its element. */
export interface Part {
  readonly source: Source
  readonly link: EntityNode
}

/** An order by the number of children that an attribute with `rowaggregate` counts: no other value has its alias only. */
export function childOrder(
  context: Context,
  parts: readonly Part[],
  alias: string | undefined,
  descending: boolean,
): OrderColumn {
  for (const { source, link } of parts) {
    const counting = link.attributes.find((one) => one.countChildren && one.alias === alias)
    if (alias === undefined || counting === undefined) continue
    const count = childCounter(context, source, hierarchyOf(source, columnOf(source, counting.name)))
    const read = (frame: Frame) => {
      const record = frame[source.index]
      return record ? count(record) : null
    }
    return {
      name: alias,
      source,
      descending,
      read,
      toText: (frame) => read(frame)?.toString() ?? null,
      fromText: childCountIn,
    }
  }
  throw badFetch(
    "An order of a query without aggregates takes 'attribute', or the 'alias' of a 'rowaggregate'.",
    codes.orderByAlias,
  )
}

function childCountIn(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw badFetch('The paging cookie has a number of children that is none.', codes.cookie)
}
