import { UsageError } from '../errors/index.js'
import { integerText } from './literal.js'

/** Newer than the type library. */
interface RawJson {
  readonly rawJSON?: (text: string) => unknown
  readonly isRawJSON?: (value: unknown) => boolean
}

/**
 * A 64-bit integer for a JSON body: a number where it holds the integer, else its digits, which go in as they are.
 *
 * Source: "JSON.parse source text access", which Node has from 21 and browsers from 2023 to 2025.
 */
export function integerJson(value: unknown, name: string): unknown {
  const digits = integerText(value, name)
  if (Number.isSafeInteger(Number(digits))) return Number(digits)
  const { rawJSON } = JSON as RawJson
  if (rawJSON) return rawJSON(digits)
  throw new UsageError(`${name} holds an integer above 2^53, which this runtime cannot write into JSON.`)
}

/** Whether a value is a piece of JSON already, as `integerJson` makes it. */
export function isRawJson(value: unknown): boolean {
  return (JSON as RawJson).isRawJSON?.(value) === true
}
