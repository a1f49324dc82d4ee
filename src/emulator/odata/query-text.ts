import { badQuery, notEmulated } from './refuse.js'

/** A URL's query, taken apart and decoded. */
export interface QueryText {
  readonly options: ReadonlyMap<string, string>
  /** Parameter aliases with their `@`. */
  readonly aliases: ReadonlyMap<string, string>
  /** Each part as it was received, for links that repeat the URL. */
  readonly parts: readonly { readonly name: string; readonly raw: string }[]
}

/** Options that a read of the service takes and the emulator does not. Source: protocol/query.md 3.1, 3.11. */
const known = new Set(['fetchXml', 'savedQuery', 'userQuery'])

/** Source: protocol/wire.md 9.5: they speak to plug-ins and to elastic tables, of which the emulator has none. */
const ignored = new Set(['tag', 'partitionId'])

/** Reads a URL's query; any option but those `allowed` is refused. Names are case-sensitive and need their `$`. */
export function parseQueryText(search: string, allowed: ReadonlySet<string>): QueryText {
  const options = new Map<string, string>()
  const aliases = new Map<string, string>()
  const parts: { name: string; raw: string }[] = []
  for (const raw of search.replace(/^\?/, '').split('&')) {
    if (raw === '') continue
    const equals = raw.indexOf('=')
    const name = decode(equals === -1 ? raw : raw.slice(0, equals))
    const value = equals === -1 ? '' : decode(raw.slice(equals + 1))
    parts.push({ name, raw })
    if (ignored.has(name)) continue
    const place = name.startsWith('@') ? aliases : options
    if (place === options) requireSupported(name, allowed)
    if (place.has(name)) throw badQuery(`The query option '${name}' stands in the URL more than once.`)
    place.set(name, value)
  }
  return { options, aliases, parts }
}

function requireSupported(name: string, allowed: ReadonlySet<string>): void {
  if (allowed.has(name)) return
  if (known.has(name)) throw notEmulated(`the query option '${name}'`)
  // Our choice: a name that the documentation does not list is refused too, so that a forgotten `$` shows.
  throw badQuery(`The query option '${name}' is not supported.`)
}

/** A `+` that is not encoded reads as a space. Source: protocol/wire.md 1.3. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw badQuery(`'${text}' is not well-formed percent-encoding.`)
  }
}
