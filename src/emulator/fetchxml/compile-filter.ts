import type { Truth } from '../odata/scope.js'
import { compileCondition } from './compile-condition.js'
import type { FilterNode, LinkNode } from './document.js'
import type { Context, Scope, Source, Test } from './scope.js'

/** All filters of an entity or link hold. A row stays when they are true: neither false nor unknown. */
export function compileFilters(context: Context, scope: Scope, source: Source, filters: readonly FilterNode[]): Test {
  const tests = filters.map((filter) => compileFilter(context, scope, source, filter))
  return tests.length === 0 ? () => true : decidedBy(false, tests)
}

function compileFilter(context: Context, scope: Scope, source: Source, filter: FilterNode): Test {
  const tests = [
    ...filter.conditions.map((condition) => compileCondition(context, scope, source, condition)),
    ...filter.filters.map((inner) => compileFilter(context, scope, source, inner)),
    ...filter.links.map((link) => context.compileLink(scope, source, link)),
  ]
  // Our choice: a filter without conditions leaves every row, whatever its type.
  return tests.length === 0 ? () => true : decidedBy(filter.type === 'or', tests)
}

/** `and` is decided by the first false, `or` by the first true; failing that an unknown makes the whole unknown. */
function decidedBy(decisive: boolean, tests: readonly Test[]): Test {
  return (frame) => {
    let outcome: Truth = !decisive
    for (const test of tests) {
      const truth = test(frame)
      if (truth === decisive) return decisive
      if (truth === null) outcome = null
    }
    return outcome
  }
}

/** Whether filters speak of other sources than their own, so that they have to wait until these are joined. */
export function speaksOfLinks(filters: readonly FilterNode[]): boolean {
  return filters.some(
    ({ conditions, filters: inner, links }) =>
      conditions.some(({ entityName, comparedWith }) => entityName !== undefined || comparedWith?.includes('.')) ||
      speaksOfLinks(inner) ||
      links.some(linkSpeaksOfLinks),
  )
}

/** The same of a link with all that stands in it. Names of links inside of it count too: it costs time, and no row. */
export function linkSpeaksOfLinks({ filters, links }: LinkNode): boolean {
  return speaksOfLinks(filters) || links.some(linkSpeaksOfLinks)
}
