import { UsageError } from '../errors/index.js'
import { isPlainObject } from '../schema/index.js'
import { bytesText } from './bytes-text.js'
import { integerJson, isRawJson } from './integer-json.js'
import { shownName } from './name-text.js'
import { wellFormed, wellFormedName } from './well-formed.js'

/** More than any message of the service needs. */
const deepest = 64

/** Writes an object that stands for something else, such as a `Date`; `undefined` for one that does not. */
export type WriteObject = (value: object, name: string) => unknown

/**
 * A value whose type nobody declares, as JSON has it: it says itself what it is. What JSON would lose or round is refused.
 * `undefined` is left out of objects.
 */
export function jsonValue(value: unknown, name: string, write: WriteObject, owners: readonly string[] = []): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return wellFormed(value, name)
  if (typeof value === 'number') return numberJson(value, name)
  if (typeof value === 'bigint') return integerJson(value, name)
  if (value === undefined) throw new UsageError(`${name} cannot hold undefined.`)
  if (typeof value !== 'object') throw new UsageError(`${name} cannot hold a ${typeof value}.`)
  if (value instanceof Uint8Array) return bytesText(value, name)
  const written = write(value, name)
  if (written !== undefined) return written
  if (isRawJson(value)) return value
  if (owners.length === deepest) throw new UsageError(`${owners[0]} holds itself, or objects too deep to be sent.`)
  const inside = [...owners, name]
  if (Array.isArray(value)) {
    return Array.from(value, (item, index) => jsonValue(item, `${name}[${index}]`, write, inside))
  }
  if (!isPlainObject(value)) throw new UsageError(`${name} is no plain object, which is all that JSON can hold.`)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(
    members.map(([key, member]) => [
      wellFormedName(key, name),
      jsonValue(member, `${name}.${shownName(key)}`, write, inside),
    ]),
  )
}

function numberJson(value: number, name: string): number {
  if (!Number.isFinite(value)) throw new UsageError(`${name} takes a finite number.`)
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value
  throw new UsageError(`${name} is a whole number above 2^53, which a number rounds: give it as a bigint.`)
}
