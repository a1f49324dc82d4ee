import { DecimalSum } from '../odata/decimal-sum.js'
import type { Comparable } from '../odata/value-kind.js'
import type { Read } from './column-reader.js'
import type { Aggregate } from './document.js'
import type { Frame } from './scope.js'

/** What a group's rows come to. */
export interface Outcome {
  readonly value: Comparable
  /** A row that has the value, or is one of those that went into it. */
  readonly frame?: Frame
}

type Compute = (frames: readonly Frame[], read: Read, distinct: boolean) => Outcome | undefined

/** Rows without a value do not count, except in `count`. Source: protocol/query.md 4.5. */
export const computations: Readonly<Record<Aggregate, Compute>> = {
  count: (frames) => ({ value: frames.length }),
  countcolumn: (frames, read, distinct) => ({ value: valuesOf(frames, read, distinct).length }),
  sum: (frames, read, distinct) => total(frames, read, distinct, 'sum'),
  avg: (frames, read, distinct) => total(frames, read, distinct, 'average'),
  min: (frames, read) => extreme(frames, read, (value, least) => value < least),
  max: (frames, read) => extreme(frames, read, (value, most) => value > most),
}

function valuesOf(frames: readonly Frame[], read: Read, distinct: boolean): readonly Comparable[] {
  const values = frames.map(read).filter((value) => value !== null)
  return distinct ? [...new Set(values)] : values
}

function total(
  frames: readonly Frame[],
  read: Read,
  distinct: boolean,
  result: 'sum' | 'average',
): Outcome | undefined {
  const frame = frames.find((one) => read(one) !== null)
  if (frame === undefined) return undefined
  const total = new DecimalSum()
  for (const value of valuesOf(frames, read, distinct)) total.add(Number(value))
  return { value: total[result], frame }
}

function extreme(
  frames: readonly Frame[],
  read: Read,
  isMore: (value: Comparable, than: Comparable) => boolean,
): Outcome | undefined {
  let found: { readonly value: Comparable; readonly frame: Frame } | undefined
  for (const frame of frames) {
    const value = read(frame)
    if (value !== null && (found === undefined || isMore(value, found.value))) found = { value, frame }
  }
  return found
}
