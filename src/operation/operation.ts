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

/** Takes the body of an answer while it arrives. */
export interface BodyReader {
  add(chunk: Uint8Array): void
  /** What `read` gets for a body. Also called where the answer broke off: what came is not lost. */
  end(): unknown
}

/** A request as it lies in another one's body. */
export interface InnerRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** Describes an operation as it would be sent with these options, checked like any other call. */
export type DescribeRequest = (operation: Operation<unknown>, options: CallOptions | undefined) => InnerRequest

/** What an operation that holds others has besides. */
export interface Composition {
  /** How many operations it holds. */
  readonly size: number
  /** Writes its body when it is sent. */
  write(describe: DescribeRequest): string
  /** Takes the body of an answer, whatever its status; undefined for an answer that is in another form. */
  reader(headers: AnswerHeaders): BodyReader | undefined
}

/** A request that has been described but not sent. */
export interface Operation<Result> {
  /** Wire name, used in errors and traces: `WinOpportunity`, `leads.query`. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Relative to the Web API root, or absolute (a next link); `http` checks the origin. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /**
   * Bytes, a stream or text go out as they are, anything else as JSON. A function is given the root of the Web API, ending
   * in a slash, and its result goes out as JSON: for URLs that must be absolute.
   */
  readonly body?: unknown
  readonly expects: 'nothing' | 'json' | 'text' | 'bytes' | 'stream'
  /**
   * What may be repeated when the answer was lost. `own-id`: a create that carries its id, so that a duplicate of
   * that id after a repeat is success.
   */
  readonly repeat: 'always' | 'when-refused' | 'own-id'
  /** For one that holds other operations. */
  readonly composition?: Composition
  /** Turns a successful answer into the caller's type; a new record's id, for one, arrives in a header. */
  read(answer: Answer): Result
}

/** Whatever can run an operation: the client, or the emulator in a test. */
export interface Executor {
  execute<Result>(operation: Operation<Result>, options?: CallOptions): Promise<Result>
}
