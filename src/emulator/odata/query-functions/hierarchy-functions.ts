import { isGuid } from '../../../schema/index.js'
import { badQuery } from '../refuse.js'
import { idsAbove, idsUnder, parentColumn } from './hierarchy.js'
import { type Call, type QueryFunction, textArgument } from './query-function.js'

/**
 * The query functions that compare a record's place in a hierarchy with another record's. Our choice: `NotUnder` finds
 * the named record itself, and below an id that no record has lies nothing.
 */
export const hierarchyFunctions: Readonly<Record<string, QueryFunction>> = {
  Above: placed(
    ({ id, above }) =>
      (own) =>
        own !== id && above().has(own),
  ),
  AboveOrEqual: placed(
    ({ id, above }) =>
      (own) =>
        own === id || above().has(own),
  ),
  Under: placed(
    ({ under }) =>
      (own) =>
        under().has(own),
  ),
  UnderOrEqual: placed(
    ({ id, under }) =>
      (own) =>
        own === id || under().has(own),
  ),
  NotUnder: placed(
    ({ under }) =>
      (own) =>
        !under().has(own),
  ),
}

interface Place {
  readonly id: string
  above(): ReadonlySet<string>
  under(): ReadonlySet<string>
}

function placed(testOf: (place: Place) => (own: string) => boolean): QueryFunction {
  return {
    takes: ['PropertyValue'],
    compile(call) {
      const test = testOf(placeOf(call))
      return ({ id }) => test(id)
    },
  }
}

function placeOf(call: Call): Place {
  const { name, facts, column, reader } = call
  const { logicalName: table, primaryKey } = facts
  const parent = parentColumn(facts)
  // Our choice: the column is the table's primary key, as in all documented examples.
  if (parent === undefined || column.logicalName !== primaryKey) {
    throw badQuery(`'${name}' takes the primary key of a table with a hierarchy, not '${column.property}' of ${table}.`)
  }
  const text = textArgument(call)
  if (!isGuid(text)) throw badQuery(`'${text}' is not a value of '${column.property}'.`)
  const id = text.toLowerCase()
  return {
    id,
    above: once(() => idsAbove(reader.store, table, parent, id)),
    under: once(() => idsUnder(reader.store, table, parent, id)),
  }
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}
