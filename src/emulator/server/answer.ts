/** An answer before it is HTTP: a body in JSON, a text, bytes, or none. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly json?: unknown
  readonly text?: string
  readonly bytes?: Uint8Array
}

type AnswerHeaders = NonNullable<Answer['headers']>

export function json(body: unknown, headers: AnswerHeaders = {}, status = 200): Answer {
  return { status, headers, json: body }
}

export function noContent(headers: AnswerHeaders = {}): Answer {
  return { status: 204, headers }
}

export function plainText(text: string): Answer {
  return { status: 200, text }
}
