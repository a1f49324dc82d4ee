import { UsageError } from '../errors/index.js'
import { guidText } from '../operation/index.js'
import { isRef } from '../schema/index.js'
import { type FunctionOperator, operatorsFor, plain } from './function-operator.js'
import type { Place } from './place.js'
import { queryFunction } from './query-function.js'

const whoAsks = [
  ...['EqualUserId', 'NotEqualUserId', 'EqualUserTeams', 'EqualUserOrUserTeams'],
  ...['EqualUserOrUserHierarchy', 'EqualUserOrUserHierarchyAndTeams'],
  ...['EqualBusinessId', 'NotEqualBusinessId', 'EqualRoleBusinessId'],
  'EqualUserLanguage',
]

const hierarchy = ['Above', 'AboveOrEqual', 'Under', 'UnderOrEqual', 'NotUnder']

/** Operators of columns of ids: who asks, and where a record stands in a hierarchy. */
export const idOperators: Readonly<Record<string, FunctionOperator>> = {
  ...operatorsFor(whoAsks, plain),
  ...operatorsFor(hierarchy, (name) => (at, record) => queryFunction(name, at, `,PropertyValue='${idOf(record, at)}'`)),
}

function idOf(record: unknown, { table, text }: Place): string {
  if (!isRef(record)) return guidText(record, text)
  if (table === undefined || record.table === table) return guidText(record.id, text)
  throw new UsageError(`${text} is the key of ${table}: it takes a ref to that table, not to ${record.table}.`)
}
