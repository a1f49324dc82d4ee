interface Named {
  readonly label: string
  readonly logicalName: string
}

/** `Topic (subject)`. */
export function labelled({ label, logicalName }: Named): string {
  return label === '' ? logicalName : `${label} (${logicalName})`
}

/** What zod asks for a message; the value is looked at and never told. */
interface Issue {
  readonly input?: unknown
}

/** Says what a column takes, or that it may not be without a value. */
export function takes(column: Named, what: string): { readonly error: (issue: Issue) => string } {
  return { error: ({ input }) => missing(labelled(column), input) ?? `${labelled(column)} takes ${what}.` }
}

/** Says that there has to be a value, where there is none. `name` is as people know it. */
export function missing(name: string, value: unknown): string | undefined {
  if (value === undefined) return `${name} is required.`
  return value === null || value === '' ? `${name} cannot be empty.` : undefined
}
