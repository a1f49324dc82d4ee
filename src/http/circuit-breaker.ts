import { CircuitOpenError } from '../errors/index.js'

export interface CircuitBreakerOptions {
  /** Attempts in a row without a usable answer that open the circuit. Default 20. */
  readonly failures?: number
  /** How long they must have lasted, in milliseconds: a short outage is for retries to bridge. Default 10,000. */
  readonly afterInMs?: number
  /** How long calls then fail at once, before one is tried, in milliseconds. Default 30,000. */
  readonly coolDownInMs?: number
}

/** How an attempt went: an answer of the service, nothing that could be used, or nothing that tells. */
export type AttemptEnd = 'answered' | 'down' | 'unknown'

/** Fails calls at once while the organization is down: each would wait for its time to run out, and hold a place meanwhile. */
export class CircuitBreaker {
  readonly #failures: number
  readonly #afterInMs: number
  readonly #coolDownInMs: number
  #inARow = 0
  #firstAt = 0
  /** When the circuit may be tried; undefined while it is closed. */
  #tryAt: number | undefined
  #isTrying = false

  constructor({ failures = 20, afterInMs = 10_000, coolDownInMs = 30_000 }: CircuitBreakerOptions = {}) {
    this.#failures = failures
    this.#afterInMs = afterInMs
    this.#coolDownInMs = coolDownInMs
  }

  get isOpen(): boolean {
    return this.#tryAt !== undefined
  }

  /** Before an attempt. After the cool-down one is let through, and the others wait for how it ends. */
  enter(): void {
    if (this.#tryAt === undefined) return
    const waitInMs = this.#tryAt - Date.now()
    if (waitInMs > 0 || this.#isTrying) throw new CircuitOpenError(Math.max(0, waitInMs))
    this.#isTrying = true
  }

  left(end: AttemptEnd): void {
    this.#isTrying = false
    if (end === 'answered') {
      this.#inARow = 0
      this.#tryAt = undefined
    } else if (end === 'down') {
      this.#failed(Date.now())
    }
  }

  #failed(now: number): void {
    if (this.#inARow === 0) this.#firstAt = now
    this.#inARow += 1
    const isDown = this.#inARow >= this.#failures && now - this.#firstAt >= this.#afterInMs
    if (isDown || this.#tryAt !== undefined) this.#tryAt = now + this.#coolDownInMs
  }
}
