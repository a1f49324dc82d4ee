import type { Comparable } from './value-kind.js'

/**
 * Whether a value is none of the others. It decides `ne`, `NotIn`, `NotEqualUserId` and `NotEqualBusinessId`.
 *
 * Our choice, unverified: like the platform's own not-equal conditions, they find records without a value too. The
 * opposite of an equality does not: `not (revenue eq 5)` is unknown where there is no revenue, by three-valued logic.
 */
export function differs(own: Comparable | null, others: readonly (Comparable | null)[]): boolean {
  return !others.includes(own)
}
