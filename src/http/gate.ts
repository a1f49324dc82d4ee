import pLimit, { type LimitFunction } from 'p-limit'
import { sleepUntil } from './sleep.js'

export interface GateOptions {
  /** Attempts on their way at the same time, at most. Default 52: what the service allows a user. */
  readonly maxParallel?: number | undefined
}

/** How an attempt was refused. */
export interface GateRefusal {
  /** How long the service asks to wait, in milliseconds. */
  readonly waitInMs: number
  /** Too many at once (`0x80072326`), not too many in all. */
  readonly isConcurrency: boolean
}

/** What an attempt tells about its end; one that got no answer tells nothing. */
export interface Turn {
  /** `hint` is how many at once the service advises (`x-ms-dop-hint`). */
  answered(hint: number | undefined): void
  refused(refusal: GateRefusal): void
}

/** Lets attempts through, so many at a time, and none while the service refuses everything. Made by `createGate`. */
export interface RequestGate {
  /** Attempts on their way at the same time, at most. */
  readonly maxParallel: number
  /** Runs an attempt when it is its turn. Rejects with the signal's reason, and leaves the queue, when that is aborted first. */
  run<Result>(attempt: (turn: Turn) => Promise<Result>, signal?: AbortSignal): Promise<Result>
}

/**
 * Makes a gate. One for several clients that act as the same user: the service counts them as one.
 *
 * @example
 * const gate = createGate({ maxParallel: 20 })
 * const sales = createClient({ orgUrl: 'https://contoso.crm.dynamics.com', credential, gate })
 */
export function createGate(options: GateOptions = {}): RequestGate {
  return new Gate(options.maxParallel ?? mostParallel)
}

/** Source: "Service protection API limits". */
export const mostParallel = 52
/** Our choice for a start that is slow and rises: the first answers come before the width counts. */
const firstParallel = 16
/**
 * So many refusals in a row, with no answer between, are a window in which everything is refused. Were three of ten refused
 * by chance, eight in a row would come once in twenty thousand requests.
 */
const windowInRow = 8

/**
 * Source: "Service protection API limits" and "Send parallel requests": wait as long as the service says, fewer at once when
 * it says so, start slow and rise.
 */
class Gate implements RequestGate {
  readonly #limit: LimitFunction
  readonly maxParallel: number
  #ceiling: number
  #isStarting = true
  #answersSinceWider = 0
  #refusalsInRow = 0
  #openOn = 0
  #holdOn = 0
  /** Counts narrowings: what left before the last one was sent under another width. */
  #narrowings = 0

  constructor(maxParallel: number) {
    this.maxParallel = maxParallel
    this.#ceiling = maxParallel
    this.#limit = pLimit(Math.min(firstParallel, maxParallel))
  }

  run<Result>(attempt: (turn: Turn) => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (signal === undefined) return this.#limit(() => this.#pass(attempt, signal))
    return new Promise((resolve, reject) => {
      const leave = () => reject(signal.reason)
      signal.addEventListener('abort', leave, { once: true })
      if (signal.aborted) leave()
      this.#limit(() => this.#pass(attempt, signal, leave)).then(resolve, reject)
    })
  }

  async #pass<Result>(
    attempt: (turn: Turn) => Promise<Result>,
    signal: AbortSignal | undefined,
    leave?: () => void,
  ): Promise<Result> {
    // Refusals that come meanwhile put the end off.
    while (this.#openOn > Date.now() && signal?.aborted !== true) await sleepUntil(this.#openOn, signal)
    if (leave !== undefined) signal?.removeEventListener('abort', leave)
    if (signal?.aborted) throw signal.reason
    const narrowings = this.#narrowings
    return attempt({
      answered: (hint) => this.#answered(hint),
      refused: (refusal) => this.#refused(refusal, narrowings === this.#narrowings),
    })
  }

  #answered(hint: number | undefined): void {
    this.#refusalsInRow = 0
    this.#holdOn = 0
    if (hint !== undefined && hint >= 1) this.#ceiling = Math.min(this.maxParallel, hint)
    const width = this.#limit.concurrency
    if (width >= this.#ceiling) {
      if (width > this.#ceiling) this.#limit.concurrency = this.#ceiling
      this.#isStarting = false
      return
    }
    this.#answersSinceWider += 1
    if (!this.#isStarting && this.#answersSinceWider < width) return
    this.#answersSinceWider = 0
    this.#limit.concurrency = width + 1
  }

  #refused({ waitInMs, isConcurrency }: GateRefusal, isRecent: boolean): void {
    this.#refusalsInRow += 1
    this.#holdOn = Math.max(this.#holdOn, Date.now() + waitInMs)
    if (this.#refusalsInRow >= Math.min(windowInRow, Math.max(3, this.#limit.concurrency))) this.#openOn = this.#holdOn
    if (!isConcurrency) return
    this.#isStarting = false
    this.#answersSinceWider = 0
    if (!isRecent) return
    this.#narrowings += 1
    this.#limit.concurrency = Math.max(1, Math.floor(this.#limit.concurrency / 2))
  }
}
