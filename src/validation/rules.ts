import type { PayloadMode } from './payload-types.js'

/** How strictly values are looked at. */
export interface Rules {
  readonly mode: PayloadMode
  /** Names of the columns to take; all when absent. */
  readonly only: readonly string[] | undefined
  /** Whether what is required on forms is required. */
  readonly business: boolean
  /** Whether options may be given that the metadata does not have. */
  readonly otherOptions: boolean
}
