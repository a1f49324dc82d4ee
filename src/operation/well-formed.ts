import { UsageError } from '../errors/index.js'

/** UTF-8 cannot carry one. */
const halfPair = /\p{Surrogate}/u

/** Text that can be sent. */
export function wellFormed(text: string, name: string): string {
  if (halfPair.test(text)) throw new UsageError(`The text for ${name} holds half of a surrogate pair.`)
  return text
}

/** The same for the name of a member of `owner`. */
export function wellFormedName(text: string, owner: string): string {
  if (halfPair.test(text)) throw new UsageError(`A name in ${owner} holds half of a surrogate pair.`)
  return text
}
