import { unboundMessage } from '../messages/define-message.js'
import type { Session } from '../model.js'
import { hasSearch, requireSearch } from './require-search.js'
import { answerOf, returns } from './search-message.js'
import { defaultTables, isText } from './searched-tables.js'

/** Our choice: the inner documents of both, whose form protocol/ does not have. Search that is off is not provisioned. */
export const searchStatus = unboundMessage({
  name: 'searchstatus',
  kind: 'function',
  parameters: {},
  returns: returns('searchstatus'),
  run(session) {
    const isOn = hasSearch(session)
    const entitystatusresults = isOn
      ? tablesOf(session).map(({ logicalName, objectTypeCode, primaryName, columns }) => ({
          entitylogicalname: logicalName,
          objecttypecode: String(objectTypeCode ?? 0),
          primarynamefield: primaryName ?? null,
          entitystatus: 'EntitySyncComplete',
          searchableindexedfields: columns.filter(isText).map((column) => column.logicalName),
        }))
      : []
    return answerOf('searchstatus', {
      value: { status: isOn ? 'provisioned' : 'notprovisioned', entitystatusresults },
    })
  },
})

export const searchStatistics = unboundMessage({
  name: 'searchstatistics',
  kind: 'function',
  parameters: {},
  returns: returns('searchstatistics'),
  run(session) {
    requireSearch(session)
    const rows = tablesOf(session).flatMap(({ logicalName }) => [...session.store.all(logicalName)])
    const storagesizeinbytes = rows.reduce((size, { values }) => size + JSON.stringify(values).length, 0)
    return answerOf('searchstatistics', {
      value: {
        storagesizeinbytes,
        storagesizeinmb: Math.floor(storagesizeinbytes / 2 ** 20),
        documentcount: rows.length,
      },
    })
  },
})

function tablesOf({ store }: Session) {
  return defaultTables.map((name) => store.tables.get(name)).filter((facts) => facts !== undefined)
}
