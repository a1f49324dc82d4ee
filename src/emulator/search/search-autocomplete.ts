import { unboundMessage } from '../messages/define-message.js'
import { textsOf } from './find-records.js'
import { requireSearch } from './require-search.js'
import { sameOrNear } from './same-or-near.js'
import { wordsIn } from './search-expression.js'
import { answerOf, returns, searchParameters } from './search-message.js'
import { badSearch, readSearchRequest } from './search-request.js'
import { searchedTables } from './searched-tables.js'

const name = 'searchautocomplete'

/**
 * Completes the last word of a text. Source: protocol/wire.md 13. Our choice: by the word that stands most often behind
 * the words before it, and by nothing, an empty text, when there is none.
 */
export const searchAutocomplete = unboundMessage({
  name,
  kind: 'action',
  parameters: { ...searchParameters, fuzzy: { type: 'Boolean', required: false } },
  returns: returns(name),
  run(session, given) {
    requireSearch(session)
    const request = readSearchRequest(given)
    const sought = wordsIn(request.text).map(({ word }) => word)
    const last = sought.at(-1)
    if (last === undefined) throw badSearch("'search' has no words.")
    const before = sought.slice(0, -1)
    const same = sameOrNear(given.fuzzy === true)
    const counts = new Map<string, number>()
    for (const table of searchedTables(session, request)) {
      for (const record of table.rows()) {
        for (const text of textsOf(record, table.searched).values()) {
          for (const word of wordsAfter(text, before)) {
            if (same(word, last, true)) counts.set(word, (counts.get(word) ?? 0) + 1)
          }
        }
      }
    }
    const [best] = [...counts].sort(([, one], [, other]) => other - one)
    const value = best === undefined ? '' : [...before, `{crmhit}${best[0]}{/crmhit}`].join(' ')
    return answerOf(name, { Error: null, Value: value, QueryContext: null })
  },
})

/** The words of a text that stand behind others. */
function wordsAfter(text: string, before: readonly string[]): readonly string[] {
  const words = wordsIn(text).map(({ word }) => word)
  return words.filter((_, index) => before.every((word, place) => words[index - before.length + place] === word))
}
