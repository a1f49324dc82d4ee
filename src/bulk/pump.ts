import type { Outcome } from '../errors/index.js'
import type { Operation } from '../operation/index.js'
import type { BatchSize } from './batch-size.js'
import { Bell } from './bell.js'
import { mayHaveBeenDone } from './failures.js'
import type { Journal } from './journal.js'
import type { BulkOutcome } from './outcome.js'
import type { ProgressCount } from './progress.js'
import { notRun } from './settle.js'
import { type Item, outcomeBefore, type Taken } from './verb.js'

/** Our choice: a source that gives its inputs slowly is not waited for longer, when some are there. In milliseconds. */
const longestLinger = 50
/** Requests' worth of outcomes that wait to be handed out, for each that is on its way. */
const waitingPerRequest = 1

export interface PumpOptions<Input, Value> {
  readonly source: Iterable<Input> | AsyncIterable<Input>
  readonly settle: (items: readonly Item<Input>[]) => Promise<readonly Outcome<Value>[]>
  /** For inputs that an earlier run has done. */
  readonly written: (item: Taken<Input>) => Operation<Value>
  readonly journal: Journal
  readonly size: BatchSize
  readonly parallelism: number
  readonly progress: ProgressCount
  readonly stopsAtFirst: boolean
  readonly inOrder: boolean
  readonly signal: AbortSignal | undefined
  /** Aborted when nothing more is to be sent. */
  readonly ending: AbortController
}

interface Chunk<Input, Value> {
  outcomes: readonly BulkOutcome<Input, Value>[] | undefined
}

/** Takes inputs from the source as fast as they can be sent, and hands their outcomes out as fast as they are taken. */
export class Pump<Input, Value> {
  readonly #options: PumpOptions<Input, Value>
  readonly #bell = new Bell()
  readonly #chunks: Chunk<Input, Value>[] = []
  readonly #taken: Item<Input>[] = []
  #count = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #isOverdue = false
  #running = 0
  /** The first request goes alone: it shows whether the table has the message. */
  #hasAnswer = false
  #hasEnded = false
  #failure: { readonly reason: unknown } | undefined

  constructor(options: PumpOptions<Input, Value>) {
    this.#options = options
  }

  /** Several at a time. */
  async *outcomes(): AsyncGenerator<readonly BulkOutcome<Input, Value>[], void, undefined> {
    const { signal, ending, journal } = this.#options
    const abort = () => this.#stop({ reason: signal?.reason })
    const end = () => this.#end()
    signal?.addEventListener('abort', abort, { once: true })
    ending.signal.addEventListener('abort', end, { once: true })
    if (ending.signal.aborted) end()
    if (signal?.aborted) abort()
    void this.#read()
    try {
      while (!this.#hasEnded || this.#chunks.length > 0) {
        const outcomes = this.#nextOutcomes()
        if (outcomes === undefined) await this.#bell.wait()
        else yield outcomes
      }
    } finally {
      this.#stop(undefined)
      while (this.#running > 0) await this.#bell.wait()
      signal?.removeEventListener('abort', abort)
      await journal.close()
    }
    if (this.#failure !== undefined) throw this.#failure.reason
  }

  #nextOutcomes(): readonly BulkOutcome<Input, Value>[] | undefined {
    const place = this.#options.inOrder ? 0 : this.#chunks.findIndex(({ outcomes }) => outcomes !== undefined)
    const outcomes = this.#chunks[place]?.outcomes
    if (outcomes === undefined) return undefined
    this.#chunks.splice(place, 1)
    this.#sendOverdue()
    this.#bell.ring()
    return outcomes
  }

  /** Never rejects. */
  async #read(): Promise<void> {
    const { source } = this.#options
    try {
      // Of a source that does not wait, nothing need be waited for.
      if (Symbol.iterator in source) {
        for (const input of source) {
          if (this.#isLate(input)) break
          if (this.#take(input)) await this.#room()
          if (this.#isStopped) break
        }
      } else {
        for await (const input of source) {
          if (this.#isLate(input)) break
          if (this.#take(input)) await this.#room()
          if (this.#isStopped) break
        }
      }
    } catch (reason) {
      this.#failure ??= { reason }
    }
    await this.#room(true)
    this.#hasEnded = true
    this.#bell.ring()
  }

  /** Whether an input comes after the end, for which a source was waited for too long. It has not been sent. */
  #isLate(input: Input): boolean {
    if (!this.#isStopped) return false
    this.#leave([{ index: this.#count, input }])
    return true
  }

  /** Whether there are enough for a request. */
  #take(input: Input): boolean {
    const { journal, size } = this.#options
    const index = this.#count
    this.#count += 1
    this.#taken.push({ index, input, earlier: journal.earlier(index) })
    if (this.#taken.length >= size.current) return true
    this.#linger()
    return false
  }

  get #isStopped(): boolean {
    return this.#options.ending.signal.aborted
  }

  get #hasRoom(): boolean {
    const { parallelism } = this.#options
    const requests = this.#hasAnswer ? parallelism : 1
    return this.#running < requests && this.#chunks.length < parallelism * (1 + waitingPerRequest)
  }

  /** Sends what was taken, when there is room for it: whole requests, and at the end the rest. */
  async #room(isEnd = false): Promise<void> {
    // A request may hold more or fewer after each wait.
    while (!this.#isStopped && this.#taken.length >= (isEnd ? 1 : this.#options.size.current)) {
      if (this.#hasRoom) this.#send()
      else await this.#bell.wait()
    }
    this.#linger()
  }

  #linger(): void {
    if (this.#taken.length === 0 || this.#isStopped) return
    this.#timer ??= setTimeout(() => this.#overdue(), longestLinger)
  }

  #overdue(): void {
    this.#timer = undefined
    this.#isOverdue = true
    this.#sendOverdue()
  }

  /** To be called whenever there may be room again. */
  #sendOverdue(): void {
    if (this.#isOverdue && this.#hasRoom && this.#taken.length > 0 && !this.#isStopped) this.#send()
  }

  #cut(most: number): readonly Item<Input>[] {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isOverdue = false
    return this.#taken.splice(0, most)
  }

  #send(): void {
    const items = this.#cut(this.#options.size.current)
    this.#linger()
    const chunk: Chunk<Input, Value> = { outcomes: undefined }
    this.#chunks.push(chunk)
    this.#running += 1
    void this.#settled(items).then((outcomes) => {
      chunk.outcomes = outcomes
      this.#running -= 1
      this.#hasAnswer = true
      const failed = outcomes.filter(({ ok }) => !ok).length
      this.#tell(items, failed)
      if (failed > 0 && this.#options.stopsAtFirst) this.#stop(undefined)
      this.#sendOverdue()
      this.#bell.ring()
    })
  }

  #tell(items: readonly Item<Input>[], failed: number): void {
    const before = items.filter(({ earlier }) => earlier === 'done').length
    const stop = (reason: unknown) => this.#stop({ reason }) // of the caller's own function
    try {
      const told = this.#options.progress.add({ done: items.length, failed, before })
      if (told instanceof Promise) told.catch(stop)
    } catch (reason) {
      stop(reason)
    }
  }

  /** Never rejects. */
  async #settled(items: readonly Item<Input>[]): Promise<readonly BulkOutcome<Input, Value>[]> {
    const { settle, journal, written } = this.#options
    const sent = items.filter(({ earlier }) => earlier !== 'done')
    const [first, last] = [sent[0], sent.at(-1)]
    let settled: readonly Outcome<Value>[] = []
    if (first !== undefined && last !== undefined) {
      try {
        await journal.sending(first.index, last.index)
        settled = await settle(sent)
        const placesOf = (is: (outcome: Outcome<Value> | undefined) => boolean) =>
          sent.filter((_, place) => is(settled[place])).map(({ index }) => index)
        await journal.settled(
          'done',
          placesOf((outcome) => outcome?.ok === true),
        )
        await journal.settled(
          'refused',
          placesOf((outcome) => outcome?.ok === false && !mayHaveBeenDone(outcome.error)),
        )
      } catch (reason) {
        // What cannot be remembered is not sent, and what was sent keeps its outcome.
        this.#stop({ reason })
        if (settled.length === 0) settled = sent.map(() => ({ ok: false, error: notRun() }))
      }
    }
    let place = 0
    return items.map((item) => {
      const { index, input, earlier } = item
      if (earlier === 'done') return { ...outcomeBefore(() => written(item)), index, input }
      const outcome = settled[place]
      place += 1
      if (outcome?.ok) return { ok: true, value: outcome.value, index, input }
      return { ok: false, error: outcome?.error ?? notRun(), index, input }
    })
  }

  /** Nothing more is sent. What is on its way comes to its end. */
  #stop(failure: { readonly reason: unknown } | undefined): void {
    this.#failure ??= failure
    this.#options.ending.abort()
  }

  #end(): void {
    this.#leave(this.#cut(Number.POSITIVE_INFINITY))
    this.#hasEnded = true
    this.#bell.ring()
  }

  #leave(items: readonly Taken<Input>[]): void {
    if (items.length === 0) return
    this.#chunks.push({
      outcomes: items.map(({ index, input }) => ({ ok: false, error: notRun(), index, input })),
    })
  }
}
