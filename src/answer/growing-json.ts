import { appended } from './appended.js'
import { parseJson } from './parse-json.js'

/** In bytes. Texts of this size are decoded and parsed in the processor's cache and in the young heap. */
const usualPieceSize = 32_768
const nothing = new Uint8Array(0)

/** In bytes; what stands before the first row is short. */
const longestHead = 8_192

/** Up to the first name of the first row. Nothing before the rows may be nested. */
const headOfPage = /^\{(?:"[^"\\]*":(?:"(?:[^"\\]|\\.)*"|[^"[\]{},]*),)*"value":\[(?=(\{"(?:[^"\\]|\\.)*":))/
const [openBracket, closeBracket, closeBrace, comma] = [0x5b, 0x5d, 0x7d, 0x2c]

/**
 * A JSON document that arrives in chunks. Of a page, the rows that are complete are parsed while the others are on their
 * way, so that its text is never in memory as a whole; every other document is parsed at its end. The value is the same.
 */
export class GrowingJson {
  /** The first chunk, while it is the only one: most answers are no longer, and are not copied. */
  #only: Uint8Array | undefined
  /** What has not been parsed yet, from its second byte on: the first one is for a bracket. */
  #bytes = nothing
  #length = 1
  #head = ''
  /** How a row starts, after the one before it. Undefined where rows are not looked for. */
  #start: Uint8Array | undefined
  readonly #rows: unknown[] = []
  readonly #pieceSize: number
  /** How long the rest has to be for a look at it. Where rows cannot be told apart, it is parsed at the end. */
  #wanted: number

  constructor(pieceSize = usualPieceSize) {
    this.#pieceSize = pieceSize
    this.#wanted = pieceSize
  }

  add(chunk: Uint8Array): void {
    if (this.#only === undefined && this.#length === 1 && this.#head === '' && chunk.length < this.#pieceSize) {
      this.#only = chunk
      return
    }
    if (this.#only !== undefined) this.#append(this.#only)
    this.#only = undefined
    for (let at = 0; at < chunk.length; at += this.#pieceSize) {
      this.#append(chunk.subarray(at, at + this.#pieceSize))
      if (this.#length > this.#wanted) this.#parseRows()
    }
  }

  /** The value of the whole. Throws where it is not JSON; undefined when there is nothing. */
  end(): unknown {
    const text = this.rest
    const value = text === '' ? undefined : parseJson(text)
    return this.#rows.length === 0 ? value : withRows(value, this.#rows)
  }

  /** What has not been parsed: of what is no JSON, its beginning may have been. */
  get rest(): string {
    if (this.#only !== undefined) return decode(this.#only)
    return this.#head + decode(this.#bytes.subarray(1, this.#length))
  }

  #append(chunk: Uint8Array): void {
    this.#bytes = appended(this.#bytes, this.#length, chunk)
    this.#length += chunk.length
  }

  #parseRows(): void {
    if (this.#head === '') this.#readHead()
    const end = this.#start && lastStart(this.#bytes.subarray(0, this.#length), this.#start)
    const rows = end === undefined ? [] : this.#rowsUpTo(end)
    if (this.#start === undefined || rows === undefined) {
      this.#wanted = Number.POSITIVE_INFINITY
    } else if (end === undefined) {
      this.#wanted = 2 * this.#length
    } else {
      for (const row of rows) this.#rows.push(row)
      this.#drop(end + 1)
      this.#wanted = this.#pieceSize
    }
  }

  #readHead(): void {
    // A character a byte: places in this text are places in the bytes.
    const text = String.fromCharCode(...this.#bytes.subarray(1, 1 + longestHead))
    const [head, start] = headOfPage.exec(text) ?? []
    if (head === undefined || start === undefined) return
    const rows = 1 + head.length
    this.#head = decode(this.#bytes.subarray(1, rows))
    this.#start = Uint8Array.of(closeBrace, comma, ...this.#bytes.subarray(rows, rows + start.length))
    this.#drop(rows)
  }

  /**
   * The rows before the comma at a place. What looks like the start of a row may be a row of an expanded collection or
   * lie in a text: then the brackets or quotes before it are not closed, and the parser refuses it.
   */
  #rowsUpTo(end: number): unknown[] | undefined {
    const bytes = this.#bytes
    bytes[0] = openBracket
    bytes[end] = closeBracket
    try {
      return parseJson(decode(bytes.subarray(0, end + 1))) as unknown[] // brackets are around it
    } catch {
      bytes[end] = comma
      return undefined
    }
  }

  /** The rest comes to lie where it started. */
  #drop(end: number): void {
    this.#bytes.copyWithin(1, end, this.#length)
    this.#length -= end - 1
  }
}

/** Where the comma before the last row lies. */
function lastStart(bytes: Uint8Array, start: Uint8Array): number | undefined {
  let at = bytes.lastIndexOf(closeBrace, bytes.length - start.length)
  while (at > 0 && !start.every((byte, index) => bytes[at + index] === byte)) at = bytes.lastIndexOf(closeBrace, at - 1)
  return at > 0 ? at + 1 : undefined
}

function withRows(page: unknown, rows: unknown[]): unknown {
  const { value } = page as { readonly value: readonly unknown[] } // its head says so
  for (const row of value) rows.push(row)
  return Object.assign(page as object, { value: rows })
}

const decoder = new TextDecoder()
function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
