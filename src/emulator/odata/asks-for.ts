/** Whether the request asks for an annotation: by its name, or by a pattern with `*` at its end. */
export function asksFor(patterns: readonly string[], annotation: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? annotation.startsWith(pattern.slice(0, -1)) : annotation === pattern,
  )
}
