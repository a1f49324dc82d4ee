import { type SearchExpression, type SearchTerm, wordsIn } from './search-expression.js'

/** A place in a text where a term was found. */
export interface Hit {
  readonly start: number
  readonly end: number
}

/** Whether a word of a text is the one sought. */
export type SameWord = (word: string, sought: string, prefix: boolean) => boolean

export const exactly: SameWord = (word, sought, prefix) => (prefix ? word.startsWith(sought) : word === sought)

/** Where a text has the words of a term one after the other. */
export function hitsIn(text: string, { words, prefix }: SearchTerm, same: SameWord = exactly): readonly Hit[] {
  const found = wordsIn(text)
  return found.flatMap(({ start }, index) => {
    const run = found.slice(index, index + words.length)
    const isRun =
      run.length === words.length &&
      run.every(({ word }, place) => same(word, words[place] ?? '', prefix && place === words.length - 1))
    return isRun ? [{ start, end: run.at(-1)?.end ?? start }] : []
  })
}

/** Whether texts taken together meet an expression. */
export function meets(texts: readonly string[], expression: SearchExpression): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.operands.every((operand) => meets(texts, operand))
    case 'or':
      return expression.operands.some((operand) => meets(texts, operand))
    case 'not':
      return !meets(texts, expression.operand)
    case 'term':
      return texts.some((text) => hitsIn(text, expression).length > 0)
  }
}

/** The terms that a record may be found by. */
export function wantedTerms(expression: SearchExpression): readonly SearchTerm[] {
  if (expression.kind === 'term') return [expression]
  return expression.kind === 'not' ? [] : expression.operands.flatMap(wantedTerms)
}

/** Source: protocol/wire.md 13. */
export function highlight(text: string, hits: readonly Hit[]): string {
  let marked = ''
  let end = 0
  for (const hit of [...hits].sort((one, other) => one.start - other.start)) {
    if (hit.start < end) continue
    marked += `${text.slice(end, hit.start)}{crmhit}${text.slice(hit.start, hit.end)}{/crmhit}`
    end = hit.end
  }
  return marked + text.slice(end)
}
