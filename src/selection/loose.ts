import { UsageError } from '../errors/index.js'

/** A callback that is running, or was. */
export interface Callback {
  /** How many conditions that were made in it are part of nothing yet: a number is quicker than a list. */
  loose: number
}

/** What can be forgotten: `x && y` is `y` in JavaScript, and nobody hears of `x` again. */
export interface Part {
  /**
   * The callback that it was made in, while it is part of nothing. Of one that failed it says nothing about the next:
   * the condition may have been kept.
   */
  looseIn: Callback | undefined
}

/** The innermost one that is running. */
let current: Callback | undefined

/**
 * Of a condition that the caller has made. What is made outside of callbacks is not watched. The negative of a negative
 * is the condition itself, which may be made again and counts once.
 */
export function made<P extends Part>(part: P): P {
  if (current === undefined) return part
  used(part)
  part.looseIn = current
  current.loose += 1
  return part
}

/** Of a condition that has become part of another, or of what a callback gives back. */
export function used(part: Part): void {
  if (part.looseIn === undefined) return
  part.looseIn.loose -= 1
  part.looseIn = undefined
}

/** What a callback gives back, if every condition made in it is part of that. `toPart` refuses what is none. */
export function builtBy<View, P extends Part>(
  build: (view: View) => unknown,
  view: View,
  toPart: (given: unknown) => P,
): P {
  const outer = current
  const callback: Callback = { loose: 0 }
  current = callback
  try {
    const part = toPart(build(view))
    used(part)
    if (callback.loose === 0) return part
  } finally {
    current = outer
  }
  throw new UsageError(
    'A condition was made and is not part of what where() gives back: join with and() and or(), not with && and ||; make a condition only where it is used.',
  )
}
