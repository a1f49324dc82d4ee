const mark = Symbol.for('dynamics365-crm.error')

/** Root of everything that this library throws on purpose. */
export class DataverseError extends Error {
  override readonly name: string = 'DataverseError'
  /** For `switch`; `message` is for people. */
  readonly kind: string = 'dataverse'
  readonly [mark] = true
}

/** Whether a value was thrown by this library, by this copy of it or another. */
export function isDataverseError(value: unknown): value is DataverseError {
  return typeof value === 'object' && value !== null && mark in value
}
