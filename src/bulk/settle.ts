import { isDoneBefore } from '../answer/index.js'
import { type BatchItem, withOptions } from '../batch/index.js'
import { NotRunError, type Outcome, OutcomeUnknownError, type ServiceError, UsageError } from '../errors/index.js'
import { type CallOptions, type Executor, itemOptions, type Operation } from '../operation/index.js'
import type { BatchSize } from './batch-size.js'
import {
  afterDoubt,
  asError,
  failedAll,
  isAboutRecords,
  isRefusalForGood,
  isTimeout,
  isTooLarge,
  mayHaveBeenDone,
} from './failures.js'
import { type Item, outcomeBefore, type Verb } from './verb.js'

/** What sends for a bulk call: a client. */
export interface BulkSender extends Executor {
  batch(
    items: readonly BatchItem[],
    options: CallOptions & { readonly onError: 'continue' },
  ): Promise<readonly Outcome<unknown>[]>
}

export interface SettlerOptions<Input, Value> {
  readonly sender: BulkSender
  readonly verb: Verb<Input, Value>
  readonly call: CallOptions
  readonly size: BatchSize
  readonly stopsAtFirst: boolean
  /** Aborted when nothing more is to be sent. */
  readonly ended: AbortSignal
}

type Outcomes<Value> = readonly Outcome<Value>[]
type Written<Value> = Operation<Value> | Error

/** Attempts at what may have been done, each of which looks whether it was. Where time ran out, each has half as many. */
const mostAttempts = 4

/** Sends inputs and finds what becomes of each. */
export class Settler<Input, Value> {
  readonly #options: SettlerOptions<Input, Value>
  /** Options of the requests, and of the operations in a batch: some can only be given to those. */
  readonly #outer: CallOptions
  readonly #own: CallOptions | undefined
  /** Whether the table has the message; unknown until a request was answered. */
  #hasMultiple: boolean | undefined

  constructor(options: SettlerOptions<Input, Value>) {
    this.#options = options
    const given = Object.entries(options.call)
    const isOwn = ([name]: [string, unknown]) => itemOptions.some((one) => one === name)
    this.#outer = Object.fromEntries(given.filter((one) => !isOwn(one)))
    if (given.some(isOwn)) this.#own = Object.fromEntries(given.filter(isOwn))
    if (options.verb.multiple === undefined) this.#hasMultiple = false
  }

  /** Each input has its outcome. Never rejects. */
  settle(items: readonly Item<Input>[]): Promise<Outcomes<Value>> {
    return this.#hasMultiple === false || items.some(({ earlier }) => earlier === 'maybe')
      ? this.#oneByOne(items)
      : this.#together(items)
  }

  async #together(items: readonly Item<Input>[]): Promise<Outcomes<Value>> {
    const tried = await this.#attempt(items)
    return tried instanceof Error ? this.#after(items, tried) : tried
  }

  /** All of them in one request: their outcomes, or why there are none. */
  async #attempt(items: readonly Item<Input>[]): Promise<Outcomes<Value> | Error> {
    const { sender, verb, call, size, ended } = this.#options
    if (ended.aborted) return notRun()
    try {
      const operation = writtenTogether(verb, items)
      const startedAt = performance.now()
      const values = await sender.execute(operation, call)
      size.took(items.length, performance.now() - startedAt)
      this.#hasMultiple = true
      return values.map((value) => ({ ok: true, value }))
    } catch (error) {
      return asError(error)
    }
  }

  /** How those go on that one request could not do. */
  async #after(items: readonly Item<Input>[], error: Error): Promise<Outcomes<Value>> {
    if (error instanceof UsageError) return this.#withoutBad(items)
    if (isTimeout(error) || isTooLarge(error)) this.#options.size.tooMany(items.length)
    if (mayHaveBeenDone(error)) return this.#oneByOne(doubtful(items))
    return isAboutRecords(error) ? this.#apart(items, error) : failedAll(items, error)
  }

  /** Some cannot even be written: those have their error, the others go on. */
  async #withoutBad(items: readonly Item<Input>[]): Promise<Outcomes<Value>> {
    const written = items.map((item) => this.#written(item))
    const good = items.filter((_, place) => !(written[place] instanceof Error))
    // Each can be written, but not all of them in one message: a record stands there twice, or an option does not go with it.
    if (good.length === items.length) return this.#oneByOne(items)
    const outcomes =
      good.length === 0 || this.#options.stopsAtFirst ? failedAll(good, notRun()) : await this.#together(good)
    return merged(written, outcomes)
  }

  /**
   * One refused record keeps all from being stored: halves are tried, and halves of what is refused, until it stands alone.
   * Where both halves are refused the bad ones are many, and each is sent for itself.
   */
  async #apart(items: readonly Item<Input>[], error: Error): Promise<Outcomes<Value>> {
    if (items.length === 1) {
      return this.#hasMultiple || isTooLarge(error) ? failedAll(items, error) : this.#each(items, [error])
    }
    const halves = halvesOf(items)
    const tried = await Promise.all(halves.map((half) => this.#attempt(half)))
    const errors = tried.filter((one) => one instanceof Error)
    if (errors.length === halves.length && errors.every((one) => isAboutRecords(one) && !isTooLarge(one))) {
      return this.#each(items, errors)
    }
    const outcomes = await Promise.all(
      halves.map((half, place) => {
        const one = tried[place]
        return one instanceof Error ? this.#after(half, one) : (one ?? [])
      }),
    )
    return outcomes.flat()
  }

  /** Each for itself, after the message was refused. A refusal that none of the records meets is one of the message. */
  async #each(items: readonly Item<Input>[], errors: readonly Error[]): Promise<Outcomes<Value>> {
    const outcomes = await this.#oneByOne(items)
    const codes = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [codeOf(outcome.error)])))
    const isOfMessage = errors.every((error) => isRefusalForGood(error) && !codes.has(codeOf(error)))
    if (isOfMessage && outcomes.some(({ ok }) => ok)) this.#hasMultiple ??= false
    return outcomes
  }

  /** Each for itself, many in a batch. */
  async #oneByOne(items: readonly Item<Input>[], attempt = 1): Promise<Outcomes<Value>> {
    const written = items.map((item) => this.#written(item))
    const operations = written.flatMap((one) => (one instanceof Error ? [] : [one]))
    const outcomes = merged(written, await this.#inBatch(operations))
    const sent = outcomes.filter((_, place) => !(written[place] instanceof Error))
    if (sent.length > 1 && isForAll(sent, isOfWhole)) return this.#inHalves(items, attempt)
    if (sent.length > 1 && isForAll(sent, isTimeout) && written.every(canRepeat) && attempt < mostAttempts) {
      return this.#inHalves(doubtful(items), attempt + 1)
    }
    const settled = items.map((item, place) => judged(item, written[place], outcomes[place]))
    const lost = items.flatMap((item, place) => (isLost(outcomes[place], written[place]) ? [{ item, place }] : []))
    if (lost.length === 0 || attempt === mostAttempts || this.#options.ended.aborted) return settled
    const again = await this.#oneByOne(doubtful(lost.map(({ item }) => item)), attempt + 1)
    const byPlace = new Map(lost.map(({ place }, nth) => [place, again[nth]]))
    return settled.map((outcome, place) => byPlace.get(place) ?? outcome)
  }

  async #inHalves(items: readonly Item<Input>[], attempt: number): Promise<Outcomes<Value>> {
    const [first = [], second = []] = halvesOf(items)
    return [...(await this.#oneByOne(first, attempt)), ...(await this.#oneByOne(second, attempt))]
  }

  #written({ input, index, earlier }: Item<Input>): Written<Value> {
    try {
      const operation = this.#options.verb.single(input, index)
      return earlier === 'maybe' && operation.repeat === 'when-refused' ? notAgain(operation) : operation
    } catch (error) {
      return asError(error)
    }
  }

  async #inBatch(operations: readonly Operation<Value>[]): Promise<Outcomes<Value>> {
    const { sender, size, ended } = this.#options
    if (operations.length === 0) return []
    if (ended.aborted) return failedAll(operations, notRun())
    const own = this.#own
    const startedAt = performance.now()
    try {
      const items = own === undefined ? operations : operations.map((operation) => withOptions(operation, own))
      const outcomes = await sender.batch(items, { ...this.#outer, onError: 'continue' })
      if (outcomes.some(({ ok }) => ok)) size.took(operations.length, performance.now() - startedAt)
      else if (isForAll(outcomes, (error) => isTooLarge(error) || isTimeout(error))) size.tooMany(operations.length)
      return outcomes as Outcomes<Value> // of these operations, in their order
    } catch (error) {
      return failedAll(operations, asError(error))
    }
  }
}

/** Whatever is wrong with the inputs. */
function writtenTogether<Input, Value>(
  { name, multiple }: Verb<Input, Value>,
  items: readonly Item<Input>[],
): Operation<readonly Value[]> {
  if (multiple === undefined) throw new UsageError(`${name} knows no message for many records.`)
  try {
    return multiple(items)
  } catch (cause) {
    throw cause instanceof UsageError ? cause : new UsageError('An input is no record.', { cause })
  }
}

/** The outcomes of what could be written, with those of what could not between them. */
function merged<Value>(written: readonly Written<Value>[], outcomes: Outcomes<Value>): Outcomes<Value> {
  let place = 0
  return written.map((one) => {
    if (one instanceof Error) return { ok: false, error: one }
    place += 1
    return outcomes[place - 1] ?? { ok: false, error: new OutcomeUnknownError(`${one.name} got no outcome.`) }
  })
}

/** What an outcome says of something that may have been done before. */
function judged<Value>(
  { earlier }: Item<unknown>,
  written: Written<Value> | undefined,
  outcome: Outcome<Value> | undefined,
): Outcome<Value> {
  if (outcome === undefined) return { ok: false, error: notRun() }
  if (outcome.ok || earlier !== 'maybe' || written === undefined || written instanceof Error) return outcome
  return isDoneBefore(outcome.error, written) ? outcomeBefore(() => written) : afterDoubt(outcome.error, written.name)
}

function halvesOf<One>(items: readonly One[]): readonly (readonly One[])[] {
  const middle = Math.ceil(items.length / 2)
  return [items.slice(0, middle), items.slice(middle)]
}

function doubtful<Input>(items: readonly Item<Input>[]): readonly Item<Input>[] {
  return items.map((item) => ({ ...item, earlier: 'maybe' }))
}

function isLost(outcome: Outcome<unknown> | undefined, written: Written<unknown> | undefined): boolean {
  if (outcome === undefined || outcome.ok || written === undefined || written instanceof Error) return false
  return mayHaveBeenDone(outcome.error) && canRepeat(written)
}

/** What cannot be written has its error whatever comes. */
function canRepeat(written: Written<unknown>): boolean {
  return written instanceof Error || written.repeat !== 'when-refused'
}

function isForAll(outcomes: Outcomes<unknown>, is: (error: Error) => boolean): boolean {
  return outcomes.every((outcome) => !outcome.ok && is(outcome.error))
}

/** One of them is in the way of all, or they are too many together. */
function isOfWhole(error: Error): boolean {
  return error instanceof UsageError || isTooLarge(error)
}

function codeOf(error: Error): string {
  return (error as Partial<ServiceError>).code ?? error.name
}

function notAgain({ name }: Operation<unknown>): OutcomeUnknownError {
  return new OutcomeUnknownError(`${name} may have been done: its answer was lost. Look, and then do it or not.`)
}

export function notRun(): NotRunError {
  return new NotRunError('This was not sent: the bulk call ended before.')
}
