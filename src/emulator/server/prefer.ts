import type { Preferences } from '../odata/index.js'

/** What the Prefer headers of a request ask for. */
export interface Prefer {
  readonly representation: boolean
  readonly trackChanges: boolean
  /** For reads of collections. */
  readonly ofPage: Preferences
  /** For everything else that is read: the size of a page means nothing there. */
  readonly ofRecord: Preferences
  /** The preferences of these names as they were sent, for `Preference-Applied`; undefined when there is none. */
  applied(...names: readonly PreferenceName[]): string | undefined
}

export type PreferenceName = 'return' | 'odata.maxpagesize' | 'odata.include-annotations' | 'odata.track-changes'

/**
 * Reads the Prefer headers, several of which arrive as one with commas. What is not known in them is passed over, and of a
 * preference that was sent twice the first one counts. Source: RFC 7240, 2.
 */
export function parsePrefer(header: string | null): Prefer {
  const sent = new Map<string, { readonly value: string; readonly text: string }>()
  for (const text of splitPreferences(header ?? '')) {
    const { name, value } = parsePreference(text)
    if (name !== '' && !sent.has(name) && isUsable(name, value)) sent.set(name, { value: value ?? '', text })
  }
  const annotations = (sent.get('odata.include-annotations')?.value ?? '')
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
  const size = sent.get('odata.maxpagesize')?.value
  return {
    representation: sent.get('return')?.value === 'representation',
    trackChanges: sent.has('odata.track-changes'),
    ofPage: size === undefined ? { annotations } : { annotations, maxPageSize: Number(size) },
    ofRecord: { annotations },
    applied(...names) {
      const texts = names.map((name) => sent.get(name)?.text).filter((text) => text !== undefined)
      return texts.length === 0 ? undefined : texts.join(', ')
    },
  }
}

/** At the commas that stand outside of quotes. By hand: a pattern over such a text can take longer than its caller lives. */
function splitPreferences(header: string): readonly string[] {
  const texts: string[] = []
  let start = 0
  let quoted = false
  for (let position = 0; position < header.length; position++) {
    const character = header[position]
    if (character === '"') quoted = !quoted
    if (character !== ',' || quoted) continue
    texts.push(header.slice(start, position).trim())
    start = position + 1
  }
  return [...texts, header.slice(start).trim()]
}

/** A name in lower case, empty where there is none, and what stands behind its `=`, with quotes around it or without. */
function parsePreference(text: string): { readonly name: string; readonly value?: string } {
  const equals = text.indexOf('=')
  const name = (equals === -1 ? text : text.slice(0, equals)).trim().toLowerCase()
  if (/[\s"]/.test(name)) return { name: '' }
  if (equals === -1) return { name }
  const value = text.slice(equals + 1).trim()
  const bare = value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value
  return bare.includes('"') ? { name: '' } : { name, value: bare }
}

/** Our choice: a page size that is no whole number above 0, or another `return`, counts as not sent, as a preference may. */
function isUsable(name: string, value: string | undefined): boolean {
  if (name === 'odata.maxpagesize') return value !== undefined && /^0*[1-9]\d*$/.test(value)
  if (name === 'return') return value === 'representation' || value === 'minimal'
  return true
}
