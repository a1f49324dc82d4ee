import { Refusal } from '../../model.js'
import type { InnerRequest } from './inner-request.js'

/** `$1`, with what may follow it in a URL. */
const reference = /^\$([^/?$()]+)((?:[/?].*)?)$/s

/** Every reference leads to a request of the same change set that comes before. Source: protocol/wire.md 5.2, 5.4. */
export function requireReferences(requests: readonly InnerRequest[]): void {
  const declared = new Set<string>()
  for (const { url, body, contentId } of requests) {
    const [, ofUrl] = reference.exec(url) ?? []
    for (const id of [...(ofUrl === undefined ? [] : [ofUrl]), ...referencesIn(body)]) {
      if (declared.has(id)) continue
      throw new Refusal(400, '0x80060888', `Content-ID Reference: '$${id}' does not exist in the batch context.`)
    }
    if (contentId !== undefined) declared.add(contentId)
  }
}

/** The URL with the record in place of its Content-ID. `urls`: of the records made so far, by Content-ID. */
export function withoutReference(url: string, urls: ReadonlyMap<string, string>): string {
  const [, id, rest = ''] = reference.exec(url) ?? []
  const made = id === undefined ? undefined : urls.get(id)
  return made === undefined ? url : `${made}${rest}`
}

/** The same for every link in a body of JSON. */
export function withoutReferences(body: string, urls: ReadonlyMap<string, string>): string {
  if (referencesIn(body).length === 0) return body
  return JSON.stringify(mapLinks(JSON.parse(body), (link) => withoutReference(link, urls)))
}

function referencesIn(body: string): readonly string[] {
  const found: string[] = []
  if (!body.includes('"$')) return found
  try {
    mapLinks(JSON.parse(body), (link) => {
      const [, id] = reference.exec(link) ?? []
      if (id !== undefined) found.push(id)
      return link
    })
  } catch {
    // What is no JSON is refused when the request is run.
  }
  return found
}

/** Replaces the values of `…@odata.bind` and `@odata.id`, wherever they lie. */
function mapLinks(value: unknown, map: (link: string) => string, isLink = false): unknown {
  if (typeof value === 'string') return isLink ? map(value) : value
  if (Array.isArray(value)) return value.map((one) => mapLinks(one, map, isLink))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      mapLinks(inner, map, name.endsWith('@odata.bind') || name === '@odata.id'),
    ]),
  )
}
