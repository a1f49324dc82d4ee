import { UsageError } from '../errors/index.js'
import type { CallOptions } from '../operation/index.js'
import { mostAtOnce } from './batch-size.js'
import type { Checkpoint } from './checkpoint.js'

/** How far a bulk call is. */
export interface BulkProgress {
  /** Inputs with an outcome, those that failed among them. */
  readonly done: number
  readonly failed: number
  /** Of all inputs, where that is known. */
  readonly total: number | undefined
  /** On average since the beginning. */
  readonly perSecond: number
  readonly secondsLeft: number | undefined
}

/** How a bulk call goes about it. Options of a call, such as `tag` and `bypass`, go with each of its requests. */
export interface BulkOptions extends CallOptions {
  /** After each request. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined
  /**
   * `collect`, the default: what is refused has its outcome, and the others go on. `stop`: nothing more is sent after the
   * first failure; what was taken from the source and not sent has a `NotRunError`.
   */
  readonly onError?: 'collect' | 'stop' | undefined
  /** `input`, the default: outcomes come in the order of the inputs. `completion`: as soon as they are there. */
  readonly order?: 'input' | 'completion' | undefined
  /**
   * Records in a request, 1 to 1,000. When absent, it begins with 100 and follows the time that requests take, as far as
   * 10,000 in all requests together.
   */
  readonly batchSize?: number | undefined
  /** Requests at the same time, at most; that of the client when absent. The service's advice and refusals make it fewer. */
  readonly parallelism?: number | undefined
  /** How many inputs there are, for the progress; known without it for lists and sets. */
  readonly total?: number | undefined
  /** Remembers what is done, for a second run after the process was ended. The source must give the same inputs again. */
  readonly checkpoint?: Checkpoint | undefined
}

export function requireBulkOptions({ onError, order, batchSize, parallelism }: BulkOptions): void {
  if (onError !== undefined && onError !== 'collect' && onError !== 'stop') {
    throw new UsageError("onError of a bulk call is 'collect' or 'stop'.")
  }
  if (order !== undefined && order !== 'input' && order !== 'completion') {
    throw new UsageError("order of a bulk call is 'input' or 'completion'.")
  }
  requireCount('batchSize', batchSize, mostAtOnce)
  requireCount('parallelism', parallelism, Number.MAX_SAFE_INTEGER)
}

function requireCount(name: string, count: number | undefined, most: number): void {
  if (count === undefined || (Number.isInteger(count) && count >= 1 && count <= most)) return
  throw new UsageError(`${name} of a bulk call is a whole number, 1 ${most === mostAtOnce ? `to ${most}` : 'or more'}.`)
}
