import type { AnswerHeaders } from '../operation/index.js'

/** Headers of a part, as lines of text. Looked up where they lie: most are never read. */
export class PartHeaders implements AnswerHeaders {
  readonly #text: string
  /** The same with a line end before each name, all in lower case. */
  #lower: string | undefined

  constructor(text: string) {
    this.#text = text
  }

  get(name: string): string | null {
    const values = this.#values(name)
    return values.length > 1 ? values.join(', ') : (values[0] ?? null)
  }

  has(name: string): boolean {
    return this.#values(name).length > 0
  }

  getSetCookie(): string[] {
    return this.#values('set-cookie')
  }

  [Symbol.iterator](): Iterator<[string, string]> {
    const names = this.#text.split('\n').flatMap((line) => /^([^\s:]+)\s*:/.exec(line)?.[1]?.toLowerCase() ?? [])
    return [...new Set(names)]
      .sort()
      .map((name): [string, string] => [name, this.get(name) ?? ''])
      .values()
  }

  #values(name: string): string[] {
    this.#lower ??= `\n${this.#text.toLowerCase()}`
    const start = `\n${name.toLowerCase()}:`
    const values: string[] = []
    for (let at = this.#lower.indexOf(start); at !== -1; at = this.#lower.indexOf(start, at + 1)) {
      // One character of the other text lies before it.
      values.push(valueAt(this.#text, at + start.length - 1))
    }
    return values
  }
}

/** Up to the end of the line; a line that starts with a blank goes on with the one before it. */
function valueAt(text: string, start: number): string {
  let end = text.indexOf('\n', start)
  while (end !== -1 && (text[end + 1] === ' ' || text[end + 1] === '\t')) end = text.indexOf('\n', end + 1)
  const value = text.slice(start, end === -1 ? undefined : end)
  return value.includes('\n') ? value.replace(/\s*\n\s*/g, ' ').trim() : value.trim()
}
