import { isDataverseError } from '../errors/index.js'
import { CommandError } from './command-error.js'

/** What to tell the user of a failure. Only a bug of our own comes with its stack. */
export function explain(error: unknown): string {
  if (isDataverseError(error) || error instanceof CommandError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
