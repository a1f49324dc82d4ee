/** Headers of an answer, by names in any letter case. `Headers` is one. */
export interface TransportHeaders extends Iterable<[string, string]> {
  get(name: string): string | null
  has(name: string): boolean
  getSetCookie(): string[]
}

/** What a transport answers with: a `Response`, or something leaner that has of it what is read. */
export interface TransportResponse {
  readonly ok: boolean
  readonly status: number
  readonly statusText: string
  readonly type: ResponseType
  readonly headers: TransportHeaders
  readonly body: ReadableStream<Uint8Array> | null
  text(): Promise<string>
  arrayBuffer(): Promise<ArrayBuffer>
  /** Hands the body over, chunk by chunk, and ends with it. Where it is missing, `body` is read. */
  eachChunk?(take: (chunk: Uint8Array) => void): Promise<void>
}

export interface TransportRequest {
  /** `https://contoso.crm.dynamics.com`. */
  readonly origin: string
  /** With its query, as it goes out. */
  readonly path: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: RequestInit['body'] | undefined
  readonly signal: AbortSignal
  /** Never followed: a redirect is an answer. */
  readonly redirect: 'manual'
  /** In a browser: whether the page's cookies go along. */
  readonly credentials?: 'same-origin'
}

/** Sends one request. Rejects when no answer comes, with the system's code somewhere among the causes. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>

export interface NodeTransportOptions {
  /** The URL of an HTTP proxy, or `false` for none; absent, the environment says. */
  readonly proxy?: string | false | undefined
}
