/** What stands between two `%` of a pattern. */
export interface LikePart {
  /** How many characters it takes. */
  readonly length: number
  /** Its runs of plain characters, each with its place in the part. */
  readonly runs: readonly { readonly at: number; readonly text: string }[]
  /** Its bracketed characters, likewise. A `_` takes any, so nothing is kept of it. */
  readonly classes: readonly { readonly at: number; matches(character: string): boolean }[]
}

/** Takes a pattern apart at its `%`. Our choice: a bracket that is never closed is a bracket. */
export function likeParts(pattern: string): readonly LikePart[] {
  const parts: LikePart[] = []
  let part = new PartBuilder()
  for (let position = 0; position < pattern.length; position += 1) {
    const character = pattern.charAt(position)
    const close = character === '[' ? pattern.indexOf(']', position + 1) : -1
    if (close !== -1) {
      part.addClass(pattern.slice(position + 1, close))
      position = close
    } else if (character === '%') {
      parts.push(part.finish())
      part = new PartBuilder()
    } else if (character === '_') part.addAny()
    else part.addPlain(character)
  }
  return [...parts, part.finish()]
}

class PartBuilder {
  readonly #runs: { at: number; text: string }[] = []
  readonly #classes: { at: number; matches(character: string): boolean }[] = []
  #length = 0

  addPlain(character: string): void {
    const last = this.#runs.at(-1)
    if (last !== undefined && last.at + last.text.length === this.#length) last.text += character
    else this.#runs.push({ at: this.#length, text: character })
    this.#length += 1
  }

  addAny(): void {
    this.#length += 1
  }

  addClass(inside: string): void {
    const negative = inside.startsWith('^')
    const ranges = [...(negative ? inside.slice(1) : inside).matchAll(/(.)-(.)|(.)/gs)].map(
      ([, first, last, alone]) => [first ?? alone ?? '', last ?? alone ?? ''] as const,
    )
    this.#classes.push({
      at: this.#length,
      matches: (character) => ranges.some(([first, last]) => character >= first && character <= last) !== negative,
    })
    this.#length += 1
  }

  finish(): LikePart {
    return { length: this.#length, runs: this.#runs, classes: this.#classes }
  }
}
