import { unboundMessage } from '../messages/define-message.js'
import { wireValue } from '../odata/wire-value.js'
import { facetsOf } from './facets.js'
import { type Found, findRecords } from './find-records.js'
import { orderFound } from './order-found.js'
import { requireSearch } from './require-search.js'
import { answerOf, returns, searchParameters } from './search-message.js'
import { badSearch, readSearchRequest } from './search-request.js'
import { searchedTables } from './searched-tables.js'

const name = 'searchquery'
const usualTop = 50
const mostOnTop = 100

/** Finds records by the words of their texts. Source: protocol/wire.md 13. */
export const searchQuery = unboundMessage({
  name,
  kind: 'action',
  parameters: {
    ...searchParameters,
    count: { type: 'Boolean', required: false },
    facets: { type: 'String', required: false },
    orderby: { type: 'String', required: false },
    skip: { type: 'Int32', required: false },
    top: { type: 'Int32', required: false },
  },
  returns: returns(name),
  run(session, given) {
    requireSearch(session)
    const { count, facets, orderby } = given
    const top = given.top ?? usualTop
    const skip = given.skip ?? 0
    if (top < 1 || top > mostOnTop) throw badSearch(`'top' is from 1 to ${mostOnTop}.`)
    if (skip < 0) throw badSearch("'skip' is below zero.")
    const request = readSearchRequest(given)
    const tables = searchedTables(session, request)
    const found = findRecords(tables, request)
    return answerOf(name, {
      Error: null,
      Value: orderFound(tables, found, orderby)
        .slice(skip, skip + top)
        .map(writeFound),
      Facets: facetsOf(session.store, tables, facets, found),
      QueryContext: null,
      Count: count === true ? found.length : -1,
    })
  },
})

/** Our choice: a column without a value is left out. */
function writeFound({ table: { facts, selected }, record, highlights, score }: Found) {
  const attributes = selected.map((column) => [column.logicalName, wireValue(record, column)] as const)
  return {
    Id: record.id,
    EntityName: facts.logicalName,
    ObjectTypeCode: facts.objectTypeCode ?? 0,
    Attributes: Object.fromEntries(attributes.filter(([, value]) => value !== null)),
    Highlights: highlights,
    Score: score,
  }
}
