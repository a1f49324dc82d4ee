import { Refusal } from '../../model.js'
import { fold } from '../fold.js'
import { badQuery } from '../refuse.js'
import { comparableReader } from '../value-kind.js'
import { type QueryFunction, textArgument } from './query-function.js'

/** Source: protocol/query.md 3.5: full-text columns are those of this table only. */
const tableWithFullText = 'kbarticle'

/** The query function over full-text columns. Our choice: every word has to stand in the text, whatever its case. */
export const fullTextFunctions: Readonly<Record<string, QueryFunction>> = {
  Contains: {
    takes: ['PropertyValue'],
    compile(call) {
      if (call.facts.logicalName !== tableWithFullText) {
        throw new Refusal(400, '0x80041120', 'Unknown Condition Operator: Contains. FetchXml does not support it')
      }
      const words = fold(textArgument(call))
        .split(/\s+/)
        .filter((word) => word !== '')
      if (call.kind !== 'text') throw badQuery(`'Contains' takes text, and '${call.column.property}' holds none.`)
      const read = comparableReader(call.column)
      return (record) => {
        const own = read(record)
        return own === null ? null : words.every((word) => fold(String(own)).includes(word))
      }
    },
  },
}
