import type { Comparable } from '../odata/value-kind.js'
import type { Frame } from './scope.js'

/** A column of the answer to an aggregate query. */
export interface AggregateColumn {
  readonly alias: string
  /** What a row is grouped by; absent for a value of the group. */
  readonly group?: (frame: Frame) => Comparable | null
  /** What the group sorts by. */
  read(frames: readonly Frame[]): Comparable | null
  write(row: Record<string, unknown>, frames: readonly Frame[]): void
}

export interface AggregateOptions {
  readonly annotations: readonly string[]
  readonly rawOrder: boolean
}
