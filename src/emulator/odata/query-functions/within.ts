import { badQuery } from '../refuse.js'
import type { Truth } from '../scope.js'
import type { Call, QueryFunction } from './query-function.js'

/** From an instant, inclusive, up to another, exclusive. */
export type Range = readonly [from: number, before: number]

/** A query function that a date meets when it lies in a range. */
export function within(takes: readonly string[], rangeOf: (call: Call) => Range): QueryFunction {
  return onDate(takes, (call) => {
    const [from, before] = rangeOf(call)
    return (instant) => instant >= from && instant < before
  })
}

/** A query function of a date; a record without one neither meets it nor does not. */
export function onDate(takes: readonly string[], testOf: (call: Call) => (instant: number) => boolean): QueryFunction {
  return {
    takes,
    compile(call) {
      const { column, kind } = call
      if (kind !== 'instant' && kind !== 'day') {
        throw badQuery(`'${call.name}' compares dates, and '${column.property}' is no date.`)
      }
      const test = testOf(call)
      return ({ values }): Truth => {
        const value = values[column.logicalName]
        return typeof value === 'string' ? test(Date.parse(value)) : null
      }
    },
  }
}
