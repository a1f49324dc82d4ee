import type { DataverseError } from './dataverse-error.js'

export interface RequestFacts {
  readonly clientRequestId: string
  readonly attempts: number
  /** Of the last answer, where the error does not know them itself. */
  readonly status?: number | undefined
  readonly requestId?: string | undefined
}

/** Says on an error which request it is about. Not enumerable: ids do not show in JSON. */
export function withRequestFacts(error: DataverseError, facts: RequestFacts): void {
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || (name in error && error[name as keyof DataverseError] !== undefined)) continue
    Object.defineProperty(error, name, { value, configurable: true })
  }
}
