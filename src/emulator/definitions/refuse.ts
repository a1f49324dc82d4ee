import { Refusal } from '../model.js'

/** A segment that leads nowhere. Source: protocol/errors-and-limits.md 6.5. */
export function noSegment(segment: string): Refusal {
  return new Refusal(404, '0x8006088A', `Resource not found for the segment '${segment}'.`)
}

/** Our choice: the code and the text, which are documented for records only. */
export function noDefinition(what: string): Refusal {
  return new Refusal(404, '0x80040217', `Could not find ${what}.`)
}
