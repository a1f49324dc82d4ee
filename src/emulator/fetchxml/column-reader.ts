import type { ColumnFacts } from '../../schema/index.js'
import { type Comparable, comparableReader } from '../odata/value-kind.js'
import type { Frame, Source } from './scope.js'

/** Reads a column of a row of the answer for comparing; null where its link found no row. */
export type Read = (frame: Frame) => Comparable | null

export function columnReader({ index }: Source, column: ColumnFacts): Read {
  const read = comparableReader(column)
  return (frame) => {
    const record = frame[index]
    return record ? read(record) : null
  }
}
