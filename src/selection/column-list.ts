import { nameText } from '../operation/index.js'
import type { SelectionNode } from './node.js'

/** What is known of a name: columns are named again and again, and each call needs their text and whether it had them. */
interface Named {
  /** As a list goes on with it: `,fullname`. */
  readonly text: string
  /** The last list that it was put into. */
  list: number
}

const named = new Map<string, Named>()
/** Names may come from anywhere, and what is kept is not let go. */
const mostNamed = 10_000
let lists = 0

/** Asks for more columns, each of them once: beside the list, the text that `$select` is made of. */
export function withColumns(node: SelectionNode, more: readonly string[]): SelectionNode {
  const { columns } = node
  lists += 1
  for (const column of columns) nameOf(column).list = lists
  let columnText = node.columnText
  let isPlain = columns.length === 0
  for (const column of more) {
    const name = nameOf(column)
    if (name.list === lists) isPlain = false
    else columnText = columnText === '' ? column : columnText + name.text
    name.list = lists
  }
  return { ...node, columns: isPlain ? more : [...new Set([...columns, ...more])], columnText }
}

function nameOf(column: string): Named {
  const known = named.get(column)
  if (known !== undefined) return known
  if (named.size >= mostNamed) named.clear()
  const name = { text: `,${nameText(column)}`, list: 0 }
  named.set(column, name)
  return name
}
