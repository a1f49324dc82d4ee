/** Sorted by a key, the same on every machine: by code unit, not by locale. */
export function inOrder<T>(values: readonly T[], key: (value: T) => string): readonly T[] {
  return [...values].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
