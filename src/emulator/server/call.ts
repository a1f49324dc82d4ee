import type { TableFacts } from '../../schema/index.js'
import type { Session } from '../model.js'
import type { Reader } from '../odata/index.js'
import type { Prefer } from './prefer.js'

/** One request as the rest of the server sees it: who calls is known, and what is preferred is read. */
export interface Call {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: string
  /** The body of a request that is no text. */
  readonly bytes?: Uint8Array
  readonly prefer: Prefer
  readonly session: Session
  readonly reader: Reader
}

/** A record as a URL names it. Whether it exists is another question. */
export interface Address {
  readonly facts: TableFacts
  /** What stands between the parentheses, decoded. */
  readonly key: string
  /** The same as it was received, to be repeated in answers. */
  readonly keyAsSent: string
}
