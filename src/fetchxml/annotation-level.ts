import { UsageError } from '../errors/index.js'

/** What `annotated` takes. */
export function requireLookups(what: unknown): void {
  if (what !== 'lookups') throw new UsageError("annotated takes 'lookups'; formatted() asks for formatted values.")
}
