/** A request as it reached the network, its body read. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string
  readonly signal: AbortSignal
}

/** Answers the request that is the nth to be sent, counted from 1. */
export type Reply = (sent: Sent, nth: number) => Response | Promise<Response>

export interface RecordingFetch {
  readonly fetch: typeof globalThis.fetch
  /** Everything that was sent, in order. */
  readonly sent: readonly Sent[]
}

/** A `fetch` without a network: it writes down what is sent and answers with the reply. */
export function recordingFetch(reply: Reply): RecordingFetch {
  const sent: Sent[] = []
  return {
    sent,
    async fetch(input, init) {
      const request = new Request(input, init)
      const { method, url, headers } = request
      // Not the request's own, which may be collected with it before it is aborted.
      const signal = init?.signal ?? request.signal
      const one = { method, url, headers, signal, body: await request.text() }
      sent.push(one)
      return reply(one, sent.length)
    },
  }
}
