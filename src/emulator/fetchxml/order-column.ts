import type { ColumnFacts } from '../../schema/index.js'
import type { Store, StoredRecord } from '../model.js'
import { fold } from '../odata/fold.js'
import { formattedValue } from '../odata/formatted-value.js'
import { notEmulated } from '../odata/index.js'
import { type Comparable, comparableReader, isLookup, kindOf } from '../odata/value-kind.js'
import { wireValue } from '../odata/wire-value.js'
import { conditionValue } from './condition-value.js'
import type { Frame, Source } from './scope.js'

/** One column of an order. */
export interface OrderColumn {
  readonly name: string
  readonly source: Source
  readonly descending: boolean
  read(frame: Frame): Comparable | null
  /** As the paging cookie has it. */
  toText(frame: Frame): string | null
  /** What a text of the cookie sorts as. */
  fromText(text: string): Comparable
}

/** Source: protocol/query.md 3.6. Our choice: a lookup sorts by the name of its record, and so do two-options by label. */
export function orderColumn(
  store: Store,
  source: Source,
  facts: ColumnFacts,
  descending: boolean,
  raw: boolean,
): OrderColumn {
  const kind = kindOf(facts)
  if (kind === undefined) throw notEmulated(`an order by the ${facts.type} column '${facts.logicalName}'`)
  const { index } = source
  const base = { name: facts.logicalName, source, descending }
  const of = <Value>(read: (record: StoredRecord) => Value) => {
    return (frame: Frame): Value | null => {
      const record = frame[index]
      return record ? read(record) : null
    }
  }
  if (!raw && (isLookup(facts) || facts.options !== undefined)) {
    const label = of((record) => formattedValue(store, record, facts) ?? null)
    return {
      ...base,
      read: (frame) => {
        const text = label(frame)
        return text === undefined || text === null ? null : fold(text)
      },
      toText: label,
      fromText: fold,
    }
  }
  const comparable = comparableReader(facts)
  return {
    ...base,
    read: of(comparable),
    toText: of((record) => {
      // One that a number would round is kept as its digits.
      const value = facts.type === 'BigInt' ? comparable(record) : wireValue(record, facts)
      if (value === null || value === undefined) return null
      return kind === 'guid' ? `{${String(value).toUpperCase()}}` : String(value)
    }),
    fromText: (text) => conditionValue(text, facts, kind),
  }
}
