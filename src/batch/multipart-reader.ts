import { appended } from '../answer/index.js'

const [lineFeed, carriageReturn, dash, space, tab] = [0x0a, 0x0d, 0x2d, 0x20, 0x09]
const nothing = new Uint8Array(0)
const mark = [0xef, 0xbb, 0xbf]
const encoder = new TextEncoder()

/** Takes a part as it lies in the document, its headers included: bytes that are good for as long as the call lasts. `isWhole`: a boundary came after it. */
export type TakePart = (part: Uint8Array, isWhole: boolean) => void

/**
 * Cuts a multipart document into its parts while it arrives: at lines that are the boundary, and nowhere else. What comes
 * before the first and after the last one is passed over. Lines may end with CR and LF or with LF alone.
 *
 * Source: RFC 2046, 5.1.1.
 */
export class MultipartReader {
  readonly #delimiter: Uint8Array
  readonly #take: TakePart
  /** What has not been handed on yet. */
  #bytes = nothing
  #length = 0
  /** The first byte of the line that is looked at. */
  #line = 0
  /** Up to here no line ends that has not been looked at. */
  #searched = 0
  #hasBegun = false
  /** Where the part began; undefined before the first boundary. */
  #start: number | undefined
  #isOver = false

  constructor(boundary: string, take: TakePart) {
    this.#delimiter = encoder.encode(`--${boundary}`)
    this.#take = take
  }

  add(chunk: Uint8Array): void {
    if (this.#isOver) return
    this.#append(chunk)
    if (!this.#hasBegun) {
      if (this.#length < mark.length) return
      this.#begin()
    }
    this.#cut(false)
  }

  /** Hands on the part that no boundary came after, if there is one. Gives whether the document was whole. */
  end(): boolean {
    if (!this.#isOver) this.#cut(true)
    const start = this.#start
    if (!this.#isOver && start !== undefined && start < this.#length) {
      const isCutBoundary = this.#line > start && this.#isCutDelimiter()
      this.#take(this.#bytes.subarray(start, isCutBoundary ? this.#endBefore(this.#line) : this.#length), isCutBoundary)
    }
    return this.#isOver
  }

  /** Some writers put a byte order mark before everything. */
  #begin(): void {
    this.#hasBegun = true
    if (!mark.every((byte, at) => this.#bytes[at] === byte)) return
    this.#line = mark.length
    this.#searched = mark.length
  }

  /** Whether the document broke off in the middle of a boundary: the part before it is whole. */
  #isCutDelimiter(): boolean {
    const rest = this.#bytes.subarray(this.#line, this.#length)
    return (
      rest.length >= 2 && rest.length < this.#delimiter.length && rest.every((byte, at) => byte === this.#delimiter[at])
    )
  }

  #append(chunk: Uint8Array): void {
    this.#bytes = appended(this.#bytes, this.#length, chunk)
    this.#length += chunk.length
  }

  /** Goes through the lines that are complete; at the end of the document the last one needs no line end. */
  #cut(isEnd: boolean): void {
    const bytes = this.#bytes.subarray(0, this.#length)
    while (!this.#isOver) {
      const feed = bytes.indexOf(lineFeed, this.#searched)
      this.#searched = feed === -1 ? this.#length : feed + 1
      if (feed === -1 && !isEnd) break
      const lineEnd = feed === -1 ? this.#length : feed
      if (this.#isDelimiter(this.#line, lineEnd)) this.#boundary(lineEnd)
      if (feed === -1) break
      this.#line = feed + 1
    }
    this.#drop()
  }

  /** A line that is the boundary, with two dashes or none, and blanks. */
  #isDelimiter(start: number, lineEnd: number): boolean {
    const bytes = this.#bytes
    const delimiter = this.#delimiter
    if (bytes[start] !== dash || lineEnd - start < delimiter.length) return false
    for (let at = 0; at < delimiter.length; at += 1) if (bytes[start + at] !== delimiter[at]) return false
    let at = start + delimiter.length
    if (this.#isClosing(at)) at += 2
    while (at < lineEnd) {
      const byte = bytes[at]
      if (byte !== space && byte !== tab && byte !== carriageReturn) return false
      at += 1
    }
    return true
  }

  #isClosing(at: number): boolean {
    return this.#bytes[at] === dash && this.#bytes[at + 1] === dash && at + 1 < this.#length
  }

  #boundary(lineEnd: number): void {
    if (this.#start !== undefined) this.#take(this.#bytes.subarray(this.#start, this.#endBefore(this.#line)), true)
    if (this.#isClosing(this.#line + this.#delimiter.length)) this.#isOver = true
    this.#start = Math.min(lineEnd + 1, this.#length)
  }

  /** The end of line before a boundary belongs to it. */
  #endBefore(line: number): number {
    const start = this.#start ?? 0
    let end = line
    if (end > start && this.#bytes[end - 1] === lineFeed) end -= 1
    if (end > start && this.#bytes[end - 1] === carriageReturn) end -= 1
    return end
  }

  /** What has been handed on, or comes before the first boundary, is not kept. */
  #drop(): void {
    const kept = this.#isOver ? this.#length : (this.#start ?? this.#line)
    if (kept === 0) return
    this.#bytes.copyWithin(0, kept, this.#length)
    this.#length -= kept
    this.#line -= kept
    this.#searched -= kept
    if (this.#start !== undefined) this.#start -= kept
  }
}
