import type { Session } from '../model.js'
import { createRecord } from './create-record.js'
import { removeRecord } from './remove-record.js'
import { requirePlan } from './require-plan.js'
import { requireRecord } from './require-record.js'
import { requireShallow } from './require-shallow.js'
import type { SessionOptions } from './session-options.js'
import { updateRecord } from './update-record.js'
import { changeRow, insertRow } from './write-row.js'

/** What a request of one user runs with: writing as a caller does, and as the platform does. */
export function createSession(options: SessionOptions): Session {
  const { store, userId } = options
  return Object.freeze<Session>({
    store,
    userId,
    now: () => options.now(),
    newId: () => options.newId(),
    create(table, payload) {
      requireShallow(payload)
      return store.transaction(() => createRecord(options, requirePlan(store, table), payload))
    },
    update(table, id, payload) {
      requireShallow(payload)
      return store.transaction(() =>
        updateRecord(options, requirePlan(store, table), requireRecord(store, table, id), payload),
      )
    },
    write(table, id, values) {
      const plan = requirePlan(store, table)
      options.privileges?.require(id === undefined ? 'Create' : 'Write', plan.facts)
      return store.transaction(() =>
        id === undefined
          ? insertRow(options, plan, values)
          : changeRow(options, plan, requireRecord(store, table, id), values),
      )
    },
    remove: (table, id) =>
      store.transaction(() => removeRecord(options, requirePlan(store, table), requireRecord(store, table, id))),
    get: (table, id) => requireRecord(store, table, id),
  })
}
