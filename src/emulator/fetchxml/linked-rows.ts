import type { StoredRecord } from '../model.js'
import { type Comparable, comparableReader } from '../odata/value-kind.js'
import type { LinkNode } from './document.js'
import { joinColumns } from './join-columns.js'
import { type Context, extend, type Frame, type Source } from './scope.js'

/** The rows that a frame leads to. The same value leads to the same list. */
export type LinkedRows = (frame: Frame) => readonly StoredRecord[]

const none: readonly StoredRecord[] = []

/** The linked rows that have the parent's value. A row without a value is linked to nothing, as in SQL. */
export function linkedRows(context: Context, parent: Source, source: Source, link: LinkNode): LinkedRows {
  const { from, to } = joinColumns(parent, source, link)
  const read = comparableReader(to)
  let byValue: ReadonlyMap<Comparable, readonly StoredRecord[]> | undefined
  return (frame) => {
    const record = frame[parent.index]
    const value = record ? read(record) : null
    if (value === null) return none
    byValue ??= context.rows.by(source.facts, from)
    return byValue.get(value) ?? none
  }
}

export interface Passing {
  /** Whether the test asks no row of a source outside of the link. */
  readonly isAlone: boolean
  readonly most: number
  test(frame: Frame): boolean
}

/** The first of the linked rows that pass a test. Where that is the linked row's own affair, it is tried once per list. */
export function passingRows(
  { links: budget }: Context,
  source: Source,
  linked: LinkedRows,
  { isAlone, most, test }: Passing,
): LinkedRows {
  const known = new Map<readonly StoredRecord[], readonly StoredRecord[]>()
  return (frame) => {
    const candidates = linked(frame)
    const found = known.get(candidates)
    if (found !== undefined) return found
    const passed: StoredRecord[] = []
    for (const record of candidates) {
      if (passed.length === most) break
      budget.see(1)
      if (test(extend(frame, source, record))) passed.push(record)
    }
    if (isAlone) known.set(candidates, passed)
    return passed
  }
}
