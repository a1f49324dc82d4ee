import { redact } from '../errors/internal.js'
import type { AnswerHeaders } from '../operation/index.js'

/** In characters. */
const longest = 200

/**
 * What came in place of the expected, for a message: the words of a page, the shape of JSON without its values. It goes
 * after "was answered" or "was refused".
 */
export function excerpt(text: string, headers: AnswerHeaders): string {
  if (text.trim() === '')
    return 'with nothing in it. Look at the network between here and the organization, such as a proxy.'
  if (isPage(headers) || /^\s*</.test(text)) {
    return `with a web page: ${cut(redact(wordsOf(text)))} Look whether orgUrl is an organization’s, and at proxies on the way.`
  }
  const isJson = /^\s*[[{]/.test(text)
  return `with something that is not ${isJson ? 'whole' : 'JSON'}: ${cut(isJson ? shapeOf(text) : redact(text))} Look at the network between here and the organization.`
}

/** A login page, or a proxy's. */
export function isPage(headers: AnswerHeaders): boolean {
  return headers.get('Content-Type')?.includes('text/html') === true
}

function wordsOf(page: string): string {
  return page
    .slice(0, 20_000)
    .replace(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi, ' ')
    .replace(/<[^>]*(>|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The names of JSON, with `…` for each value: values are of records. */
function shapeOf(json: string): string {
  return json
    .slice(0, 4 * longest)
    .replace(/"(?:[^"\\]|\\.)*("|$)(\s*:)?/g, (text, _end, colon: string | undefined) =>
      colon === undefined ? '…' : text,
    )
    .replace(/(:\s*)(-?\d[\d.eE+-]*|true|false|null)/g, '$1…')
}

function cut(text: string): string {
  return `“${text.length > longest ? `${text.slice(0, longest)}…` : text}”.`
}
