import { parseQueryText } from '../odata/index.js'
import { badUrl } from './refuse.js'

/** Refuses query options that the resource does not take, by their names. Aliases are no options. */
export function requireOptions({ search }: URL, ...allowed: readonly string[]): void {
  parseQueryText(search, new Set(allowed))
}

/** The options of a URL's query by name, decoded; a `+` reads as a space. Source: protocol/wire.md 1.3. */
export function queryOptions({ search }: URL): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  for (const part of partsOf(search)) {
    const [name = '', ...value] = part.split('=')
    options.set(decodeQuery(name), decodeQuery(value.join('=')))
  }
  return options
}

/** The same URL without the option; the others stay as they were sent. */
export function withoutOption(url: URL, name: string): URL {
  const kept = partsOf(url.search).filter((part) => decodeQuery(part.split('=')[0] ?? '') !== name)
  const rest = new URL(url)
  rest.search = kept.join('&')
  return rest
}

/** A segment of a path or a value, decoded. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw badUrl(`'${text}' is not well-formed percent-encoding.`)
  }
}

function decodeQuery(text: string): string {
  return decode(text.replaceAll('+', ' '))
}

function partsOf(search: string): readonly string[] {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
}
