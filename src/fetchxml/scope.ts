/** One call of a `where` callback: columns of another that is still running belong to another record. */
export interface Scope {
  readonly isOpen: () => boolean
}

/** Runs a callback in a scope of its own. */
export function inScope<Result>(run: (scope: Scope) => Result): Result {
  let open = true
  try {
    return run(Object.freeze({ isOpen: () => open }))
  } finally {
    open = false
  }
}
