import { unboundMessage } from '../messages/define-message.js'
import { wireValue } from '../odata/wire-value.js'
import { textsOf } from './find-records.js'
import { highlight, hitsIn } from './find-terms.js'
import { orderFound } from './order-found.js'
import { requireSearch } from './require-search.js'
import { sameOrNear } from './same-or-near.js'
import { wordsIn } from './search-expression.js'
import { answerOf, returns, searchParameters } from './search-message.js'
import { badSearch, readSearchRequest } from './search-request.js'
import { searchedTables } from './searched-tables.js'

const name = 'searchsuggest'
const usualTop = 5
const mostOnTop = 100
/** Source: "Dataverse Search suggest", search parameter. Our choice: blanks around the text do not count. */
const shortestText = 3

/**
 * Suggests records whose texts have the words, the last of which may be the beginning of one. Source: protocol/wire.md 13.
 * Our choice: a suggestion's text is the first column that has them; operators are no operators here.
 */
export const searchSuggest = unboundMessage({
  name,
  kind: 'action',
  parameters: {
    ...searchParameters,
    fuzzy: { type: 'Boolean', required: false },
    orderby: { type: 'String', required: false },
    top: { type: 'Int32', required: false },
  },
  returns: returns(name),
  run(session, given) {
    requireSearch(session)
    const top = given.top ?? usualTop
    if (top < 1 || top > mostOnTop) throw badSearch(`'top' is from 1 to ${mostOnTop}.`)
    const request = readSearchRequest(given)
    if (request.text.trim().length < shortestText) {
      throw badSearch(`'search' of a suggestion has fewer than ${shortestText} characters.`)
    }
    const same = sameOrNear(given.fuzzy === true)
    const words = wordsIn(request.text).map(({ word }) => word)
    if (words.length === 0) throw badSearch("'search' has no words.")
    const tables = searchedTables(session, request)
    const found = tables.flatMap((table) =>
      [...table.rows()].flatMap((record) => {
        for (const [, text] of textsOf(record, nameFirst(table))) {
          const hits = hitsIn(text, { kind: 'term', words, prefix: true }, same)
          if (hits.length > 0) return [{ table, record, highlights: {}, score: 1, text: highlight(text, hits) }]
        }
        return []
      }),
    )
    const texts = new Map(found.map(({ record, text }) => [record, text]))
    return answerOf(name, {
      Error: null,
      Value: orderFound(tables, found, given.orderby)
        .slice(0, top)
        .map(({ table: { facts, selected }, record }) => ({
          Text: texts.get(record),
          Document: {
            '@search.objectid': record.id,
            '@search.entityname': facts.logicalName,
            '@search.objecttypecode': facts.objectTypeCode ?? 0,
            ...Object.fromEntries(selected.map((column) => [column.logicalName, wireValue(record, column)])),
          },
        })),
      QueryContext: null,
    })
  },
})

function nameFirst({ facts, searched }: ReturnType<typeof searchedTables>[number]) {
  const isName = ({ logicalName }: (typeof searched)[number]) => logicalName === facts.primaryName
  return [...searched.filter(isName), ...searched.filter((column) => !isName(column))]
}
