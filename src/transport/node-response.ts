import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import type { Gunzip } from 'node:zlib'
import { builtIn } from './built-in.js'
import { NodeHeaders } from './node-headers.js'
import type { TransportResponse } from './transport.js'

/** An answer of `node:http` with the members of a `Response` that are read. */
export class NodeResponse implements TransportResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: NodeHeaders
  readonly type = 'default'
  readonly #incoming: IncomingMessage
  readonly #signal: AbortSignal
  readonly #finish: () => void
  #body: ReadableStream<Uint8Array> | undefined

  /** `finish`: the signal is of no more use. */
  constructor(incoming: IncomingMessage, signal: AbortSignal, finish: () => void) {
    this.status = incoming.statusCode ?? 0
    this.statusText = incoming.statusMessage ?? ''
    this.headers = new NodeHeaders(incoming.rawHeaders)
    this.#incoming = incoming
    this.#signal = signal
    this.#finish = finish
    incoming.once('close', finish)
    // Whoever reads is told; an answer that nobody reads may break all the same.
    incoming.on('error', () => {})
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }

  /** For ky, which tells an answer from anything else by it. */
  get [Symbol.toStringTag](): string {
    return 'Response'
  }

  get body(): ReadableStream<Uint8Array> {
    this.#body ??= builtIn('node:stream').Readable.toWeb(this.#decoded()) as ReadableStream<Uint8Array> // Node's own type of the same
    return this.#body
  }

  async text(): Promise<string> {
    const chunks = await this.#chunks()
    return chunks.length === 0 ? '' : Buffer.concat(chunks).toString()
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = Buffer.concat(await this.#chunks())
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer // never a shared one
  }

  eachChunk(take: (chunk: Uint8Array) => void): Promise<void> {
    const stream = this.#decoded()
    return new Promise((resolve, reject) => {
      let isWhole = false
      const fail = (error: unknown) => {
        this.#incoming.destroy()
        reject(this.#signal.aborted ? this.#signal.reason : error)
      }
      stream.on('data', (chunk: Uint8Array) => {
        try {
          take(chunk)
        } catch (error) {
          fail(error)
        }
      })
      stream.on('end', () => {
        isWhole = true
        this.#finish()
        resolve()
      })
      stream.on('error', fail)
      // The connection may break between two chunks, and nothing says so but the end of it.
      stream.on('close', () => isWhole || fail(brokenOff()))
    })
  }

  async #chunks(): Promise<Uint8Array[]> {
    const chunks: Uint8Array[] = []
    await this.eachChunk((chunk) => chunks.push(chunk))
    return chunks
  }

  #decoded(): Readable {
    const encoding = this.headers.get('content-encoding')
    if (encoding === null || encoding === 'identity') return this.#incoming
    const decode = decoderFor(encoding)
    if (decode === undefined) return this.#incoming
    this.#incoming.on('error', (error) => decode.destroy(error))
    this.#incoming.on('aborted', () => decode.destroy(brokenOff()))
    return this.#incoming.pipe(decode)
  }
}

function decoderFor(encoding: string): Gunzip | undefined {
  const { createBrotliDecompress, createGunzip, createInflate } = builtIn('node:zlib')
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip()
  if (encoding === 'deflate') return createInflate()
  return encoding === 'br' ? createBrotliDecompress() : undefined
}

function brokenOff(): Error {
  return Object.assign(new Error('The answer broke off'), { code: 'ECONNRESET' })
}
