import { UsageError } from '../errors/index.js'
import { encodeText } from '../operation/index.js'

/** What a header can hold that is ASCII only, and gives back as it went in. */
const ascii = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/

/** Refuses what is no name of a file. */
export function requireFileName(name: unknown): string {
  if (typeof name === 'string' && name.trim() !== '') return name
  throw new UsageError('A file needs a name.')
}

/** A name in the header, which is ASCII only, or in the query. Source: "Use file column data". */
export function namedFile(
  path: string,
  name: string,
): { readonly path: string; readonly headers: Readonly<Record<string, string>> } {
  if (ascii.test(requireFileName(name))) return { path, headers: { 'x-ms-file-name': name } }
  const joint = path.includes('?') ? '&' : '?'
  return { path: `${path}${joint}x-ms-file-name=${encodeText(name, 'The name of a file')}`, headers: {} }
}

/** The name in an answer's header. One beyond ASCII can only stand there encoded, which is not documented. */
export function readFileName(text: string | null): string | undefined {
  if (text === null) return undefined
  try {
    const decoded = decodeURIComponent(text)
    return /[^\x20-\x7e]/.test(decoded) ? decoded : text
  } catch {
    return text
  }
}
