import { Refusal } from '../../model.js'
import { nothing, unboundMessage } from '../define-message.js'
import { pointsTo } from '../values.js'

/** Source: Web API reference, action ReassignObjectsOwner. Our choice: code and text for what is no principal. */
export const reassignObjectsOwner = unboundMessage({
  name: 'ReassignObjectsOwner',
  kind: 'action',
  parameters: { FromPrincipal: { type: 'record', required: true }, ToPrincipal: { type: 'record', required: true } },
  run({ store, write }, { FromPrincipal: from, ToPrincipal: to }) {
    for (const { table } of [from, to]) {
      if (table === 'systemuser' || table === 'team') continue
      throw new Refusal(400, '0x80040203', `Records belong to users and teams, not to ${table}.`)
    }
    for (const { logicalName, columns } of store.tables.values()) {
      if (logicalName === 'activitypointer') continue // another view of the activities
      if (!columns.some((column) => column.logicalName === 'ownerid')) continue
      const owned = [...store.all(logicalName)].filter((row) => pointsTo(row, 'ownerid', from))
      for (const { id } of owned) write(logicalName, id, { ownerid: to })
    }
    return nothing
  },
})
