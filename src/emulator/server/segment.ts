import { decode } from './query-options.js'
import { noSegment } from './refuse.js'

/** One segment of a path: a name, and what stands in parentheses after it. */
export interface Segment {
  readonly name: string
  /** Decoded. */
  readonly key?: string
  readonly keyAsSent?: string
}

/** Takes a path apart at its slashes and decodes each segment by itself. One slash at the end does not count. */
export function parseSegments(path: string): readonly Segment[] {
  const parts = path.replace(/\/$/, '').split('/')
  return parts.length === 1 && parts[0] === '' ? [] : parts.map(parseSegment)
}

function parseSegment(text: string): Segment {
  const open = text.search(/\(|%28/i)
  if (open === -1) return { name: decode(text) }
  const [, keyAsSent] = /^(?:\(|%28)(.*)(?:\)|%29)$/i.exec(text.slice(open)) ?? []
  if (keyAsSent === undefined) throw noSegment(decode(text))
  return { name: decode(text.slice(0, open)), key: decode(keyAsSent), keyAsSent }
}
