import { UsageError } from '../errors/index.js'
import { allLookups, noLookups } from './expression.js'
import type { SelectionNode } from './node.js'

/**
 * Of a query, expands at every depth and lookups that conditions go through counted. Our choice: a lookup that is expanded
 * and gone through counts twice, because the documentation does not say that the service makes one join of them.
 * Source: "Join tables using OData"; "Join tables using FetchXML", whose limit of 15 tables is that of one engine.
 */
export const mostJoins = 15
/** Of a query, its joins counted. Source: "Filter rows using FetchXML", limits: both languages run on one engine. */
export const mostConditions = 500
/** In records. Source: "Page results using OData". */
export const largestPage = 5_000

type Searching = Pick<SelectionNode, 'filters' | 'expands'>

/** Refuses what the service would refuse, before it is sent. */
export function requireWithinLimits(node: Searching): void {
  const joins = fewJoins(node)
  const conditions = countConditions(node)
  if (conditions + joins <= mostConditions) return
  throw new UsageError(
    `A query has at most ${mostConditions} conditions and joins; this one has ${conditions + joins}: split it, or give in() a list over a column of the queried table.`,
  )
}

/** `joins` where they have been counted before. */
export function hasTooManyConditions(node: SelectionNode, joins = countJoins(node)): boolean {
  return countConditions(node) + joins > mostConditions
}

/** How many joins it makes, if they are not too many. */
export function fewJoins(node: Searching): number {
  const joins = countJoins(node)
  if (joins <= mostJoins) return joins
  throw new UsageError(
    `A query makes at most ${mostJoins} joins, by expands and by lookups that it goes through; this one makes ${joins}.`,
  )
}

export function countJoins({ filters, expands }: Searching): number {
  let through = noLookups
  for (const filter of filters) through = allLookups(through, filter.lookups)
  let joins = through === noLookups ? 0 : new Set(through).size
  for (const expand of expands) joins += expand.joins
  return joins
}

export function countConditions({ filters, expands }: Searching): number {
  let sum = 0
  for (const { conditions } of filters) sum += conditions
  for (const { conditions } of expands) sum += conditions
  return sum
}
