import { Refusal } from '../model.js'

/** A URL that the service cannot read. Source: protocol/errors-and-limits.md 6.4. */
export function badUrl(message: string): Refusal {
  return new Refusal(400, '0x80060888', message)
}

/** A body that the service cannot read. Source: protocol/errors-and-limits.md 6.4. */
export function badPayload(message: string): Refusal {
  return new Refusal(400, '0x80048D19', message)
}

/** Source: protocol/errors-and-limits.md 6.5. */
export function noSegment(segment: string): Refusal {
  return new Refusal(404, '0x8006088A', `Resource not found for the segment '${segment}'.`)
}

/**
 * A verb that the resource does not know. Source: protocol/errors-and-limits.md 6.3 for the status.
 * Our choice: the code is InvalidOperation; the documentation shows none for this case.
 */
export function wrongVerb(method: string, resource: string): Refusal {
  return new Refusal(405, '0x8004023B', `${method} is not allowed on ${resource}.`)
}

/** Something that the service does and the emulator does not. */
export function notEmulated(what: string): Refusal {
  return new Refusal(501, '0x80040219', `The emulator does not support ${what}.`)
}
