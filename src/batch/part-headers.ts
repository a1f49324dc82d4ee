import type { AnswerHeaders } from '../operation/index.js'

/** Headers of a part, as lines of text. Looked up where they lie: most are never read. */
export class PartHeaders implements AnswerHeaders {
  readonly #text: string
  #entries: readonly (readonly [string, string])[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  get(name: string): string | null {
    const wanted = name.toLowerCase()
    const values = this.#all().filter(([key]) => key === wanted)
    return values.length === 0 ? null : values.map(([, value]) => value).join(', ')
  }

  has(name: string): boolean {
    return this.get(name) !== null
  }

  getSetCookie(): string[] {
    return this.#all().flatMap(([key, value]) => (key === 'set-cookie' ? [value] : []))
  }

  [Symbol.iterator](): Iterator<[string, string]> {
    const names = [...new Set(this.#all().map(([key]) => key))].sort()
    return names.map((key): [string, string] => [key, this.get(key) ?? '']).values()
  }

  #all(): readonly (readonly [string, string])[] {
    this.#entries ??= entriesOf(this.#text)
    return this.#entries
  }
}

/** A line that starts with a blank goes on with the one before it. */
function entriesOf(text: string): readonly (readonly [string, string])[] {
  const entries: [string, string][] = []
  for (const line of text.split('\n')) {
    const last = entries.at(-1)
    if ((line.startsWith(' ') || line.startsWith('\t')) && last !== undefined) {
      last[1] = `${last[1]} ${line.trim()}`
      continue
    }
    const colon = line.indexOf(':')
    if (colon > 0) entries.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()])
  }
  return entries
}
