import { UsageError } from '../errors/index.js'

/** One call of a `where` callback: columns of another that is still running belong to another record. */
export interface Scope {
  readonly isOpen: () => boolean
}

/** The conditions of the callback that is running which nothing has taken up so far. */
let loose: Set<object> | undefined

/** A condition was made: it has to become a part of another one, or of what the callback gives back. */
export function made(condition: object): void {
  loose?.add(condition)
}

/** A condition became a part of another one. */
export function takenUp(condition: object): void {
  loose?.delete(condition)
}

/**
 * Runs a callback in a scope of its own. A condition that it made and forgot is refused: `&&` between two of them drops
 * the first, `||` the second.
 */
export function inScope<Result extends object>(run: (scope: Scope) => Result): Result {
  const outer = loose
  const own = new Set<object>()
  loose = own
  let open = true
  try {
    const result = run(Object.freeze({ isOpen: () => open }))
    own.delete(result)
    if (own.size === 0) return result
  } finally {
    open = false
    loose = outer
  }
  throw new UsageError(
    'A condition was made and is not part of what where() gives back: join with and() and or(), not with && and ||; make a condition only where it is used.',
  )
}
