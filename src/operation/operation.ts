import type { CallOptions } from './call-options.js'

/** Headers of an answer, by names in any letter case. `Headers` is one. */
export interface AnswerHeaders extends Iterable<[string, string]> {
  get(name: string): string | null
  has(name: string): boolean
  getSetCookie(): string[]
}

/** What came back, before an operation reads it. `body` is what `expects` asked for. */
export interface Answer {
  readonly status: number
  readonly headers: AnswerHeaders
  readonly body: unknown
  /** An earlier attempt lost its answer and may have done the same already. */
  readonly repeated?: boolean
}

/** A request that has been described but not sent. */
export interface Operation<Result> {
  /** Wire name, used in errors and traces: `WinOpportunity`, `leads.query`. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Relative to the Web API root, or absolute (a next link); `http` checks the origin. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Bytes, a stream or text go out as they are, anything else as JSON. */
  readonly body?: unknown
  readonly expects: 'nothing' | 'json' | 'text' | 'bytes' | 'stream'
  /**
   * What may be repeated when the answer was lost. `own-id`: a create that carries its id, so that a duplicate of
   * that id after a repeat is success.
   */
  readonly repeat: 'always' | 'when-refused' | 'own-id'
  /** Turns a successful answer into the caller's type; a new record's id, for one, arrives in a header. */
  read(answer: Answer): Result
}

/** Whatever can run an operation: the client, or the emulator in a test. */
export interface Executor {
  execute<Result>(operation: Operation<Result>, options?: CallOptions): Promise<Result>
}
