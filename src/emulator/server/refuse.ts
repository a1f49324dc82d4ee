import { boundNames, entitySetNames, unboundNames } from '../../metadata/index.js'
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

const onRoot = new Set([...entitySetNames, ...unboundNames])
const onRecords = new Set(boundNames)

/** A table or message of the root that the emulator has not: refused by its name where Dataverse, or `declared`, has it. */
export function unknownOnRoot(name: string, declared: ReadonlySet<string>): Refusal {
  return onRoot.has(name) || declared.has(name) ? notEmulated(name) : noSegment(name)
}

/** The same for what is called on a record or a set, under its full name. */
export function unknownOnRecord(name: string, declared: ReadonlySet<string>): Refusal {
  const local = name.replace('Microsoft.Dynamics.CRM.', '')
  return local !== name && (onRecords.has(local) || declared.has(local)) ? notEmulated(local) : noSegment(name)
}

/**
 * A verb that the resource does not know. Source: protocol/errors-and-limits.md 6.3 for the status.
 * Our choice: the code is InvalidOperation; the documentation shows none for this case.
 */
export function wrongVerb(method: string, resource: string): Refusal {
  return new Refusal(405, '0x8004023B', `${method} is not allowed on ${resource}.`)
}

/** Source: protocol/errors-and-limits.md 7.3, unverified, for the limit. Our choice: the status, the code and the text. */
export function tooLarge(mostInMegabytes: number): Refusal {
  return new Refusal(413, '0x80048D19', `The request is larger than ${mostInMegabytes} MB.`)
}

/** Something that the service does and the emulator does not. */
export function notEmulated(what: string): Refusal {
  return new Refusal(501, '0x80040219', `The emulator does not support ${what}.`)
}
