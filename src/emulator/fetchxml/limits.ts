import type { EntityNode, FilterNode, LinkNode } from './document.js'
import { badFetch, codes } from './refuse.js'

const mostLinks = 15
const mostConditions = 500

/** Counts links and conditions before anything is looked up. Source: protocol/query.md 4.4. */
export function requireLimits(entity: EntityNode): void {
  const links = linksIn(entity).length
  if (links > mostLinks) throw badFetch(`The query has more than ${mostLinks} link-entity elements.`, codes.links)
  const conditions = conditionsIn(entity)
  if (conditions + links <= mostConditions) return
  throw badFetch(`The query has more than ${mostConditions} conditions and link-entity elements.`, codes.conditions)
}

function linksIn({ links, filters }: EntityNode): readonly LinkNode[] {
  return [...links, ...filters.flatMap(linksInFilter)].flatMap((link) => [link, ...linksIn(link)])
}

function linksInFilter({ links, filters }: FilterNode): readonly LinkNode[] {
  return [...links, ...filters.flatMap(linksInFilter)]
}

function conditionsIn(entity: EntityNode): number {
  const all: readonly EntityNode[] = [entity, ...linksIn(entity)]
  return all.flatMap(({ filters }) => filters).reduce((count, filter) => count + conditionsInFilter(filter), 0)
}

function conditionsInFilter({ conditions, filters }: FilterNode): number {
  return filters.reduce((count, filter) => count + conditionsInFilter(filter), conditions.length)
}
