import type { Outcome } from '../errors/index.js'
import type { Operation } from '../operation/index.js'

/** What a bulk call does with each of its inputs. */
export interface Verb<Input, Value> {
  /** For the checkpoint, which serves one kind of call only: `leads.create`. */
  readonly name: string
  /** What is sent for one input. `index` is its place in the source. */
  single(input: Input, index: number): Operation<Value>
  /** The same for many in one request that is done as a whole or not at all; the result has theirs, in their order. */
  multiple?(items: readonly Taken<Input>[]): Operation<readonly Value[]>
}

/** An input and its place in the source. */
export interface Taken<Input> {
  readonly index: number
  readonly input: Input
}

/** An input, and what an attempt before may have done with it: its answer was lost, or nobody was there to hear it. */
export interface Item<Input> extends Taken<Input> {
  readonly earlier: 'nothing' | 'maybe' | 'done'
}

/** What was done before: its result is what its operation reads in an answer without a body. */
export function outcomeBefore<Value>(written: () => Operation<Value>): Outcome<Value> {
  try {
    const answer = { status: 204, headers: new Headers(), body: undefined, repeated: true }
    return { ok: true, value: written().read(answer) }
  } catch (error) {
    // A source that gives another input than the first time is found out here, where that cannot even be written.
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) }
  }
}
