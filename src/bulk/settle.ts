import { isDoneBefore } from '../answer/index.js'
import {
  type Outcome,
  OutcomeUnknownError,
  ServiceError,
  TransportError,
  UnexpectedResponseError,
  UsageError,
} from '../errors/index.js'
import type { CallOptions, Executor, Operation } from '../operation/index.js'
import type { BatchSize } from './batch-size.js'
import { type Item, type Verb, valueBefore } from './verb.js'

/** What sends for a bulk call: a client. */
export interface BulkSender extends Executor {
  batch(
    items: readonly Operation<unknown>[],
    options: CallOptions & { readonly onError: 'continue' },
  ): Promise<readonly Outcome<unknown>[]>
}

type Outcomes<Value> = readonly Outcome<Value>[]

/** Attempts at what may have been done, each of which looks whether it was. */
const mostAttempts = 3

/** Sends inputs and finds what becomes of each. */
export class Settler<Input, Value> {
  readonly #sender: BulkSender
  readonly #verb: Verb<Input, Value>
  readonly #options: CallOptions
  readonly #size: BatchSize
  /** Whether the table has the message; unknown until a request was answered. */
  #hasMultiple: boolean | undefined

  constructor(sender: BulkSender, verb: Verb<Input, Value>, options: CallOptions, size: BatchSize) {
    this.#sender = sender
    this.#verb = verb
    this.#options = options
    this.#size = size
    if (verb.multiple === undefined) this.#hasMultiple = false
  }

  /** Each input has its outcome. Never rejects. */
  settle(items: readonly Item<Input>[]): Promise<Outcomes<Value>> {
    return this.#hasMultiple === false || items.some(({ earlier }) => earlier === 'maybe')
      ? this.#oneByOne(items)
      : this.#together(items)
  }

  async #together(items: readonly Item<Input>[]): Promise<Outcomes<Value>> {
    const error = await this.#attempt(items)
    if (!(error instanceof Error)) return error
    if (error instanceof UsageError) return this.#withoutBad(items, error)
    if (this.#options.signal?.aborted) return failedAll(items, error)
    if (mayHaveBeenDone(error)) {
      this.#size.tooMany()
      return this.#oneByOne(doubtful(items))
    }
    return isAboutRecords(error) ? this.#apart(items, error) : failedAll(items, error)
  }

  /** All of them in one request: their outcomes, or why there are none. */
  async #attempt(items: readonly Item<Input>[]): Promise<Outcomes<Value> | Error> {
    const { multiple } = this.#verb
    try {
      if (multiple === undefined) throw new UsageError(`${this.#verb.name} knows no message for many records.`)
      const operation = written(multiple, items)
      const startedAt = performance.now()
      const values = await this.#sender.execute(operation, this.#options)
      this.#size.took(items.length, performance.now() - startedAt)
      this.#hasMultiple = true
      return values.map((value) => ({ ok: true, value }))
    } catch (error) {
      return asError(error)
    }
  }

  /** Some cannot even be written: those have their error, the others go on. */
  async #withoutBad(items: readonly Item<Input>[], error: UsageError): Promise<Outcomes<Value>> {
    const written = items.map((item) => this.#written(item))
    const good = items.filter((_, place) => !(written[place] instanceof Error))
    // Each can be written, but not all of them in one message: a record stands there twice, or an option does not go with it.
    if (good.length === items.length) return this.#oneByOne(items)
    const outcomes = good.length === 0 ? [] : await this.#together(good)
    let place = 0
    return written.map((one) => {
      if (one instanceof Error) return { ok: false, error: one }
      place += 1
      return outcomes[place - 1] ?? { ok: false, error }
    })
  }

  #written({ input, index, earlier }: Item<Input>): Operation<Value> | Error {
    try {
      const operation = this.#verb.single(input, index)
      return earlier === 'maybe' && operation.repeat === 'when-refused' ? notAgain(operation) : operation
    } catch (error) {
      return asError(error)
    }
  }

  /**
   * One refused record keeps all from being stored: halves are tried, and halves of what is refused, until it stands alone.
   * Where both halves are refused the bad ones are many, and each is sent for itself.
   */
  async #apart(items: readonly Item<Input>[], error: Error): Promise<Outcomes<Value>> {
    if (items.length === 1 && this.#hasMultiple) return failedAll(items, error)
    const middle = Math.ceil(items.length / 2)
    const halves = [items.slice(0, middle), items.slice(middle)].filter(({ length }) => length > 0)
    const tried = await Promise.all(halves.map((half) => this.#attempt(half)))
    if (tried.every((one) => one instanceof Error)) return this.#unlessDone(halves, tried)
    const outcomes = await Promise.all(
      halves.map((half, place) => {
        const one = tried[place]
        if (!(one instanceof Error)) return one ?? []
        return mayHaveBeenDone(one) ? this.#oneByOne(doubtful(half)) : this.#apart(half, one)
      }),
    )
    return outcomes.flat()
  }

  /** Records that are all stored one by one although no message took them: the table has none. */
  async #unlessDone(
    halves: readonly (readonly Item<Input>[])[],
    errors: readonly (Outcomes<Value> | Error)[],
  ): Promise<Outcomes<Value>> {
    const items = halves.flatMap((half, place) => (mayHaveBeenDone(errors[place]) ? doubtful(half) : half))
    const outcomes = await this.#oneByOne(items)
    if (this.#hasMultiple === undefined && outcomes.every(({ ok }) => ok)) this.#hasMultiple = false
    return outcomes
  }

  /** Each for itself, many in a batch. */
  async #oneByOne(items: readonly Item<Input>[], attempt = 1): Promise<Outcomes<Value>> {
    const written = items.map((item) => this.#written(item))
    const outcomes = await this.#inBatch(written)
    const settled = outcomes.map((outcome, place): Outcome<Value> => {
      const operation = written[place]
      if (outcome.ok || operation === undefined || operation instanceof Error) return outcome
      return items[place]?.earlier === 'maybe' && isDoneBefore(outcome.error, operation)
        ? { ok: true, value: valueBefore(operation) }
        : outcome
    })
    const lost = settled.flatMap((outcome, place) => {
      const item = items[place]
      const operation = written[place]
      const isLost = !outcome.ok && mayHaveBeenDone(outcome.error) && canRepeat(operation)
      return isLost && item !== undefined ? [{ place, item }] : []
    })
    if (lost.length === 0 || attempt === mostAttempts || this.#options.signal?.aborted) return settled
    const again = await this.#oneByOne(doubtful(lost.map(({ item }) => item)), attempt + 1)
    const byPlace = new Map(lost.map(({ place }, nth) => [place, again[nth]]))
    return settled.map((outcome, place) => byPlace.get(place) ?? outcome)
  }

  async #inBatch(written: readonly (Operation<Value> | Error)[]): Promise<Outcomes<Value>> {
    const operations = written.flatMap((one) => (one instanceof Error ? [] : [one]))
    const outcomes = await this.#sent(operations)
    let place = 0
    return written.map((one) => {
      if (one instanceof Error) return { ok: false, error: one }
      place += 1
      return outcomes[place - 1] ?? { ok: false, error: new OutcomeUnknownError(`${one.name} got no outcome.`) }
    })
  }

  async #sent(operations: readonly Operation<Value>[]): Promise<Outcomes<Value>> {
    if (operations.length === 0) return []
    const startedAt = performance.now()
    try {
      const outcomes = await this.#sender.batch(operations, { ...this.#options, onError: 'continue' })
      if (outcomes.every((outcome) => !outcome.ok && mayHaveBeenDone(outcome.error))) this.#size.tooMany()
      else this.#size.took(operations.length, performance.now() - startedAt)
      return outcomes as Outcomes<Value> // of these operations, in their order
    } catch (error) {
      return failedAll(operations, asError(error))
    }
  }
}

/** Whatever is wrong with the inputs. */
function written<Input, Value>(
  multiple: (items: readonly Item<Input>[]) => Operation<Value>,
  items: readonly Item<Input>[],
): Operation<Value> {
  try {
    return multiple(items)
  } catch (cause) {
    throw cause instanceof UsageError ? cause : new UsageError('An input is no record.', { cause })
  }
}

function notAgain({ name }: Operation<unknown>): OutcomeUnknownError {
  return new OutcomeUnknownError(`${name} may have been done by an earlier run: look, and then do it or not.`)
}

function doubtful<Input>(items: readonly Item<Input>[]): readonly Item<Input>[] {
  return items.map((item) => ({ ...item, earlier: 'maybe' }))
}

function failedAll(items: readonly unknown[], error: Error): Outcomes<never> {
  return items.map(() => ({ ok: false, error }))
}

/** The answer was lost, or it was an answer of another kind. */
function mayHaveBeenDone(error: unknown): boolean {
  if (error instanceof UnexpectedResponseError) return (error.status ?? 200) < 400
  return error instanceof TransportError && error.wasSent
}

function canRepeat(operation: Operation<unknown> | Error | undefined): boolean {
  return operation !== undefined && !(operation instanceof Error) && operation.repeat !== 'when-refused'
}

/** Whether fewer records, or others, might be taken where these were refused. */
function isAboutRecords(error: Error): boolean {
  if (error instanceof UnexpectedResponseError) return error.status === 413
  if (!(error instanceof ServiceError) || isOverload(error.status)) return false
  return error.kind !== 'throttled' && error.kind !== 'missing-user'
}

function isOverload(status: number): boolean {
  return status === 429 || (status >= 502 && status <= 504)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
