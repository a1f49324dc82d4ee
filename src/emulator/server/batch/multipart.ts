import { badPayload } from '../refuse.js'

/** A part of a multipart document. */
export interface Part {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly content: string
}

/** What `multipart/mixed; boundary=…` names; undefined where it is another type. */
export function boundaryOf(contentType: string | null | undefined): string | undefined {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((text) => text.trim())
  if (type.toLowerCase() !== 'multipart/mixed') return undefined
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=')
    if (parameter.slice(0, equals).trim().toLowerCase() !== 'boundary') continue
    return parameter
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1')
  }
  return undefined
}

/**
 * The parts between the boundaries. Source: RFC 2046, 5.1; protocol/wire.md 5.1: lines end with CR and LF.
 * Our choice: a line that ends with LF alone is part of no frame, so a batch that is written so has no parts.
 */
export function partsOf(document: string, boundary: string): readonly Part[] {
  const delimiter = `--${boundary}`
  const parts: Part[] = []
  let open: number | undefined
  let at = document.startsWith(delimiter) ? 0 : after(document.indexOf(`\r\n${delimiter}`), 2)
  while (at !== undefined) {
    const behind = at + delimiter.length
    const lineEnd = document.indexOf('\r\n', behind)
    const rest = document.slice(behind, lineEnd === -1 ? undefined : lineEnd).trimEnd()
    const next = after(document.indexOf(`\r\n${delimiter}`, behind), 2)
    if (rest === '' || rest === '--') {
      if (open !== undefined) parts.push(partIn(document.slice(open, Math.max(open, at - 2))))
      if (rest === '--') return parts
      open = lineEnd === -1 ? document.length : lineEnd + 2
    }
    at = next
  }
  throw badPayload('The batch has no closing boundary.')
}

function after(index: number, length: number): number | undefined {
  return index === -1 ? undefined : index + length
}

/** Cuts text at its first empty line: lines before it, and what comes behind. */
export function headAndRest(text: string): readonly [lines: readonly string[], rest: string] {
  if (text.startsWith('\r\n')) return [[], text.slice(2)]
  const end = text.indexOf('\r\n\r\n')
  return end === -1 ? [text.split('\r\n'), ''] : [text.slice(0, end).split('\r\n'), text.slice(end + 4)]
}

function partIn(text: string): Part {
  const [lines, content] = headAndRest(text)
  return { headers: new Map(lines.filter((line) => line !== '').map(headerIn)), content }
}

/** A name in lower case and its value. */
export function headerIn(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  if (colon < 1) throw badPayload('A header of the batch has no name.')
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
}
