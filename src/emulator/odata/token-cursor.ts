import type { Refusal } from '../model.js'
import { badQuery } from './refuse.js'
import { type Token, tokenize } from './tokenize.js'

/** A place in the tokens of a text that is being parsed. */
export class TokenCursor {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokenize(text)
  }

  /** The token that comes, or one of those after it. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? { kind: 'end', position: this.#text.length }
  }

  take(): Token {
    const token = this.peek()
    this.#next += 1
    return token
  }

  at(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return (token.kind === 'symbol' || token.kind === 'word') && token.text === text
  }

  /** Takes the token if it is this word or symbol. */
  accept(text: string): boolean {
    if (!this.at(text)) return false
    this.#next += 1
    return true
  }

  expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected(`'${text}'`)
  }

  word(what: string): string {
    const token = this.peek()
    if (token.kind !== 'word') throw this.unexpected(what)
    this.#next += 1
    return token.text
  }

  end(): void {
    if (this.peek().kind !== 'end') throw this.unexpected("'and', 'or' or the end")
  }

  unexpected(wanted: string): Refusal {
    return badQuery(`Syntax error at position ${this.peek().position} in '${this.#text}': expected ${wanted}.`)
  }
}
