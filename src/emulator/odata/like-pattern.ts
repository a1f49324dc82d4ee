import { fold } from './fold.js'
import { likeParts } from './like-parts.js'
import { findPart, startsWithPart } from './match-part.js'
import { QueryBudget } from './query-budget.js'

/**
 * Compiles SQL's LIKE, in which case makes no difference: `%` any text, `_` any character, `[abc]` and `[a-f]` one of
 * them, `[^abc]` none of them; in brackets a wildcard is itself. Source: protocol/query.md 3.4.
 *
 * Each part between two `%` is sought where it comes first: an earlier place never rules out what a later one allows.
 *
 * @param budget - Of the query that compares with it; one of its own when absent.
 */
export function likePattern(pattern: string, budget = new QueryBudget()): (text: string) => boolean {
  const parts = likeParts(fold(pattern))
  const [first, ...between] = parts
  const last = between.pop()
  return (given) => {
    const text = fold(given)
    budget.comparedCharacters(text.length)
    if (first === undefined || !startsWithPart(first, text, 0)) return false
    if (last === undefined) return text.length === first.length
    let position = first.length
    for (const part of between) {
      const found = findPart(part, text, position, budget)
      if (found === -1) return false
      position = found + part.length
    }
    const end = text.length - last.length
    return end >= position && startsWithPart(last, text, end)
  }
}

/** Whether the text holds a live wildcard. */
export function hasWildcard(text: string): boolean {
  return /[%_[]/.test(text)
}
