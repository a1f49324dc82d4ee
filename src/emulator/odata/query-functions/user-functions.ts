import type { Store, StoredRecord } from '../../model.js'
import { differs } from '../differs.js'
import type { Reader } from '../reader.js'
import { badQuery } from '../refuse.js'
import { targetIn } from '../relations.js'
import type { Truth } from '../scope.js'
import { type Comparable, comparableReader } from '../value-kind.js'
import type { QueryFunction } from './query-function.js'

/** The query functions that compare a lookup or an id with who reads. */
export const userFunctions: Readonly<Record<string, QueryFunction>> = {
  EqualUserId: oneOf(({ userId }) => [userId]),
  NotEqualUserId: noneOf(({ userId }) => [userId]),
  EqualBusinessId: oneOf(businessUnits),
  NotEqualBusinessId: noneOf(businessUnits),
  EqualUserTeams: oneOf(teams),
  EqualUserOrUserTeams: oneOf((reader) => [reader.userId, ...teams(reader)]),
}

type Ids = (reader: Reader) => readonly string[]

function oneOf(idsOf: Ids): QueryFunction {
  return compared(idsOf, (id, ids) => (id === null ? null : !differs(id, ids)))
}

function noneOf(idsOf: Ids): QueryFunction {
  return compared(idsOf, differs)
}

function compared(idsOf: Ids, decide: (id: Comparable | null, ids: readonly string[]) => Truth): QueryFunction {
  return {
    takes: [],
    compile({ name, column, kind, reader }) {
      if (kind !== 'guid') throw badQuery(`'${name}' compares ids, and '${column.property}' holds none.`)
      const ids = idsOf(reader)
      const read = comparableReader(column)
      return (record) => decide(read(record), ids)
    },
  }
}

function businessUnits({ store, userId }: Reader): readonly string[] {
  const unit = targetIn(userIn(store, userId), 'businessunitid')
  return unit === undefined ? [] : [unit.id]
}

function teams({ store, userId }: Reader): readonly string[] {
  return [...store.linked('teammembership', { table: 'systemuser', id: userId })]
    .filter(({ table }) => table === 'team')
    .map(({ id }) => id)
}

function userIn(store: Store, userId: string): StoredRecord {
  const user = store.get('systemuser', userId)
  if (user === undefined) throw new Error(`The reading user ${userId} has no record.`)
  return user
}
