import type { SameWord } from './find-terms.js'
import { exactly } from './find-terms.js'

/** Our choice: shorter words are near to too many others. */
const shortest = 4

/** A word, or with `fuzzy` one that differs in one letter. Our choice: that is how near a near word is. */
export function sameOrNear(fuzzy: boolean): SameWord {
  if (!fuzzy) return exactly
  return (word, sought, prefix) => {
    if (exactly(word, sought, prefix)) return true
    if (sought.length < shortest) return false
    const lengths = prefix ? [sought.length - 1, sought.length, sought.length + 1] : [word.length]
    return lengths.some((length) => isNear(word.slice(0, length), sought))
  }
}

function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const rests = [one.slice(start + 1) === other.slice(start + 1), one.slice(start + 1) === other.slice(start)]
  return rests.includes(true) || one.slice(start) === other.slice(start + 1)
}
