import { expect } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/index.js'
import { Random } from '../../src/emulator/seed/random.js'

export const api = 'https://contoso.crm.dynamics.com/api/data/v9.2'

export interface Sent {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body in JSON; an empty object when there is none. */
  readonly json: Readonly<Record<string, unknown>>
}

export type Send = (method: string, path: string, sent?: Sent) => Promise<Answered>

/** An emulator with its own clock and repeatable ids, and a way to call it below `api`. */
export function open(options: EmulatorOptions = {}): { readonly emulator: Emulator; readonly send: Send } {
  const random = new Random(1)
  const clock = () => new Date('2026-03-01T10:00:00Z')
  const emulator = createEmulator({ clock, random: () => random.next(), ...options })
  return { emulator, send: (method, path, sent) => sendTo(emulator.fetch, `${api}/${path}`, method, sent) }
}

export async function sendTo(
  fetch: typeof globalThis.fetch,
  url: string,
  method: string,
  { body, headers = {} }: Sent = {},
): Promise<Answered> {
  const answer = await fetch(url, {
    method,
    headers: {
      Authorization: 'Bearer any',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const bytes = await answer.arrayBuffer()
  // Keeps the byte order mark, which `text()` would drop.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
  return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : {} }
}

/** Creates a record and gives back its id. */
export async function add(send: Send, set: string, body: unknown): Promise<string> {
  const { status, headers, text } = await send('POST', set, { body })
  const [, id] = /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '') ?? []
  if (status !== 204 || id === undefined) throw new Error(`${set} was not created: ${status} ${text}`)
  return id
}

/** What an answer that refuses with the code looks like; without a message, any text will do. */
export function refusedWith(status: number, code: string, message: unknown = expect.stringMatching(/./)) {
  return { status, json: { error: { code, message } } }
}
