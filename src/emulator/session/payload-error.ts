import { Refusal } from '../model.js'

/** A body that names or shapes something wrongly. Source: observed code, in "Compose HTTP requests and handle errors". */
export function payloadError(message: string): Refusal {
  return new Refusal(400, '0x80048D19', message)
}

/** A value that is not of the column's type, whose OData name is given. */
export function wrongType(value: unknown, expected: string): Refusal {
  const literal = typeof value === 'string' || typeof value === 'bigint' ? value : JSON.stringify(value)
  return payloadError(`Cannot convert the literal '${literal}' to the expected type '${expected}'.`)
}
