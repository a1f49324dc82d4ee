import type { TransportHeaders } from './transport.js'

/** Headers as they came, name and value by turns. Looked up where they lie: an answer has a dozen, and three are read. */
export class NodeHeaders implements TransportHeaders {
  readonly #raw: readonly string[]

  constructor(raw: readonly string[]) {
    this.#raw = raw
  }

  get(name: string): string | null {
    const values = this.#all(name)
    return values.length === 0 ? null : values.join(', ')
  }

  has(name: string): boolean {
    return this.#all(name).length > 0
  }

  getSetCookie(): string[] {
    return this.#all('set-cookie')
  }

  *[Symbol.iterator](): Iterator<[string, string]> {
    const names = new Set(this.#raw.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase()))
    for (const name of [...names].sort()) {
      for (const value of name === 'set-cookie' ? this.getSetCookie() : [this.get(name) ?? '']) yield [name, value]
    }
  }

  #all(name: string): string[] {
    const values: string[] = []
    const wanted = name.toLowerCase()
    for (let at = 0; at < this.#raw.length; at += 2) {
      const one = this.#raw[at]
      if (one === undefined || one.length !== wanted.length) continue
      if (one === name || one.toLowerCase() === wanted) values.push(this.#raw[at + 1] ?? '')
    }
    return values
  }
}
