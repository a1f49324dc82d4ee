import { UsageError } from '../errors/index.js'

/** What can be forgotten: `x && y` is `y` in JavaScript, and nobody hears of `x` again. */
export interface Part {
  /** Whether it was made in a callback and is part of nothing yet. */
  isLoose: boolean
}

/** How many callbacks are running, one in the other. */
let depth = 0
/** How many conditions that they made are loose: a number is quicker than a list. */
let loose = 0

/** Of a condition that the caller has made. What is made outside of callbacks is not watched. */
export function made<P extends Part>(part: P): P {
  if (depth > 0) {
    part.isLoose = true
    loose += 1
  }
  return part
}

/** Of a condition that has become part of another, or of what a callback gives back. */
export function used(part: Part): void {
  if (!part.isLoose) return
  part.isLoose = false
  loose -= 1
}

/** What a callback gives back, if every condition made in it is part of that. `toPart` refuses what is none. */
export function builtBy<View, P extends Part>(
  build: (view: View) => unknown,
  view: View,
  toPart: (given: unknown) => P,
): P {
  const before = loose
  let isDone = false
  depth += 1
  try {
    const part = toPart(build(view))
    used(part)
    isDone = loose <= before
    if (isDone) return part
  } finally {
    depth -= 1
    if (!isDone) loose = before
  }
  throw new UsageError(
    'A condition was made and is not part of what where() gives back: join with and() and or(), not with && and ||.',
  )
}
