import { UsageError } from '../errors/index.js'
import { requireNoNegatedCall } from './negated-call.js'

/** Reads the written parts of an OData text one after the other, and knows where it stands between them. */
export class ODataScanner {
  #quote = ''
  #depth = 0
  /** What stands outside of quotes, where quotes are one character. */
  #bare = ''
  /** How often conditions are joined. */
  joints = 0

  get isInQuotes(): boolean {
    return this.#quote !== ''
  }

  /** The part with its white space, which may break lines, as single spaces; what stands in quotes stays as it is. */
  read(part: string): string {
    const before = this.#bare.length
    let text = ''
    for (let at = 0; at < part.length; at += 1) {
      const char = part.charAt(at)
      // JSON's strings, as in PropertyValues, escape a quote by a backslash; OData's double it.
      if (this.#quote === '"' && char === '\\') {
        text += part.slice(at, at + 2)
        at += 1
        continue
      }
      this.#step(char)
      const written = this.isInQuotes || !/\s/.test(char) ? char : ' '
      text += written
      if (!this.isInQuotes) this.#bare += written
    }
    this.joints += this.#bare.slice(before).match(/ (and|or) /g)?.length ?? 0
    return text
  }

  /** Takes note of a value: of a condition its text in brackets, percent-encoded. */
  pass(value: string): void {
    this.#bare += value.startsWith('(') ? value.replace(/'[^']*'/g, "'") : '?'
  }

  end(): void {
    if (this.isInQuotes) throw new UsageError('odata: a quote is opened and not closed.')
    if (this.#depth > 0) throw new UsageError('odata: a bracket is opened and not closed.')
    requireNoNegatedCall(this.#bare)
  }

  #step(char: string): void {
    if (this.isInQuotes) {
      if (char === this.#quote) this.#quote = ''
    } else if (char === "'" || char === '"') {
      this.#quote = char
    } else if (char === '(') {
      this.#depth += 1
    } else if (char === ')') {
      this.#depth -= 1
      if (this.#depth < 0) throw new UsageError('odata: a bracket is closed that was not opened.')
    } else if (char === '@') {
      throw new UsageError('odata: @ names a parameter, which a condition cannot bring: put the value into the text.')
    }
  }
}
