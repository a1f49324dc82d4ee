const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text is a GUID without braces, in either case. */
export function isGuid(text: unknown): text is string {
  return typeof text === 'string' && pattern.test(text)
}

/** A new id for a record that is to carry its own: random, and no other will ever be the same. */
export function newGuid(): string {
  return crypto.randomUUID()
}
