import { UsageError } from '../errors/index.js'
import type { SelectionNode } from './node.js'

/** Of a query, its expands at every depth counted. Source: "Join tables using OData". */
const mostJoins = 15
/** Of a query, its joins counted. Source: "Filter rows using FetchXML", limits: both languages run on one engine. */
const mostConditions = 500

/** Refuses what the service would refuse, before it is sent. */
export function requireWithinLimits(node: SelectionNode): void {
  const joins = countJoins(node)
  if (joins > mostJoins)
    throw new UsageError(`A query expands at most ${mostJoins} times; this one does ${joins} times.`)
  const conditions = countConditions(node)
  if (conditions + joins <= mostConditions) return
  throw new UsageError(
    `A query has at most ${mostConditions} conditions and expands; this one has ${conditions + joins}: split it, or give in() a list over a column of the queried table.`,
  )
}

export function hasTooManyConditions(node: SelectionNode): boolean {
  return countConditions(node) + countJoins(node) > mostConditions
}

function countJoins({ expands }: SelectionNode): number {
  let joins = expands.length
  for (const { related } of expands) if (related !== undefined) joins += countJoins(related)
  return joins
}

function countConditions({ filters, expands }: SelectionNode): number {
  let sum = 0
  for (const { conditions } of filters) sum += conditions
  for (const { related } of expands) if (related !== undefined) sum += countConditions(related)
  return sum
}
