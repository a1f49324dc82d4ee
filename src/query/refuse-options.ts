import { UsageError } from '../errors/index.js'
import type { SelectionNode } from '../selection/index.js'

interface Said {
  readonly node: SelectionNode
  readonly isCounted: boolean
}

/** What a query says beside its table. */
const says = {
  select: ({ node }: Said) => node.columns.length > 0,
  where: ({ node }: Said) => node.filters.length > 0,
  expand: ({ node }: Said) => node.expands.length > 0,
  orderBy: ({ node }: Said) => node.order.length > 0,
  top: ({ node }: Said) => node.top !== undefined,
  count: ({ isCounted }: Said) => isCounted,
}

/** Refuses a query that says more than `verb` can ask for. */
export function refuseOptions(said: Said, verb: string, options: readonly (keyof typeof says)[]): void {
  const option = options.find((one) => says[one](said))
  if (option !== undefined) throw new UsageError(`${verb} does not go with ${option}: take it out of the query.`)
}
