import { PartHeaders } from './part-headers.js'

const [lineFeed, carriageReturn] = [0x0a, 0x0d]
const decoder = new TextDecoder()
const nothing = new Uint8Array(0)

/** Headers and what comes behind the empty line after them. */
export interface Section {
  readonly head: string
  readonly body: Uint8Array
  /** Whether the empty line was there: else what came is headers, perhaps not all of them. */
  readonly isComplete: boolean
}

/** An answer as it lies in a part of type `application/http`. */
export interface HttpPart {
  readonly status: number
  readonly headers: PartHeaders
  readonly body: Uint8Array
  readonly isComplete: boolean
}

/** Cuts at the first empty line. */
export function sectionOf(bytes: Uint8Array): Section {
  let line = 0
  while (line < bytes.length) {
    const isEmpty = bytes[line] === lineFeed || (bytes[line] === carriageReturn && bytes[line + 1] === lineFeed)
    const feed = bytes.indexOf(lineFeed, line)
    if (isEmpty) return { head: textOf(bytes, line), body: bytes.subarray(feed + 1), isComplete: true }
    if (feed === -1) break
    line = feed + 1
  }
  return { head: textOf(bytes, bytes.length), body: bytes.subarray(bytes.length), isComplete: false }
}

/** Undefined where it is none. Source: RFC 9112, 4. */
export function httpPart(bytes: Uint8Array): HttpPart | undefined {
  const { head, body, isComplete } = sectionOf(bytes)
  const lineEnd = head.indexOf('\n')
  const first = lineEnd === -1 ? head : head.slice(0, lineEnd)
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |\r|$)/.exec(first)?.[1]
  if (status === undefined) return undefined
  const headers = new PartHeaders(lineEnd === -1 ? '' : head.slice(lineEnd + 1))
  return { status: Number(status), headers, body: body.length === 0 ? nothing : body.slice(), isComplete }
}

function textOf(bytes: Uint8Array, end: number): string {
  return decoder.decode(bytes.subarray(0, end))
}
