import { Refusal } from '../model.js'

/** A query that the service cannot read or does not support. Source: protocol/query.md 3.12. */
export function badQuery(message: string): Refusal {
  return new Refusal(400, '0x80060888', message)
}

/** Source: protocol/query.md 3.2. */
export function unknownProperty(name: string, table: string): Refusal {
  return badQuery(`Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table}'.`)
}

/** Something that the service may do and the emulator does not. */
export function notEmulated(what: string): Refusal {
  return new Refusal(501, '0x80040219', `The emulator does not support ${what}.`)
}
