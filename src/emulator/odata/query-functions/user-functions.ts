import { differs } from '../differs.js'
import type { Reader } from '../reader.js'
import { badQuery } from '../refuse.js'
import type { Truth } from '../scope.js'
import { type Comparable, comparableReader } from '../value-kind.js'
import type { QueryFunction } from './query-function.js'
import { businessUnits, roleBusinessUnits, teamsOf, userHierarchy, userLanguage } from './who-reads.js'

/** The query functions that compare a column with who reads. */
export const userFunctions: Readonly<Record<string, QueryFunction>> = {
  EqualUserId: oneOf(({ userId }) => [userId]),
  NotEqualUserId: noneOf(({ userId }) => [userId]),
  EqualBusinessId: oneOf(businessUnits),
  NotEqualBusinessId: noneOf(businessUnits),
  EqualRoleBusinessId: oneOf(roleBusinessUnits),
  EqualUserTeams: oneOf(({ store, userId }) => teamsOf(store, [userId])),
  EqualUserOrUserTeams: oneOf(({ store, userId }) => [userId, ...teamsOf(store, [userId])]),
  EqualUserOrUserHierarchy: oneOf(userHierarchy),
  EqualUserOrUserHierarchyAndTeams: oneOf((reader) => {
    const users = userHierarchy(reader)
    return [...users, ...teamsOf(reader.store, users)]
  }),
  EqualUserLanguage: {
    takes: [],
    compile({ name, column, kind, reader }) {
      if (kind !== 'number') throw badQuery(`'${name}' compares numbers, and '${column.property}' holds none.`)
      const language = userLanguage(reader)
      const read = comparableReader(column)
      return (record) => {
        const own = read(record)
        return own === null ? null : own === language
      }
    },
  },
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
