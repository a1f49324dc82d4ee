import type { TableFacts } from '../../schema/index.js'
import type { StoredRecord } from '../model.js'
import type { Reader } from '../odata/index.js'
import { QueryBudget } from '../odata/query-budget.js'
import { compileFilters, speaksOfLinks } from './compile-filter.js'
import type { EntityNode, FetchDocument } from './document.js'
import { compileLinkTest, type Joined, planLinks, runSteps } from './join.js'
import { requireLimits } from './limits.js'
import { LinkBudget } from './link-budget.js'
import { badFetch, codes } from './refuse.js'
import type { Context, Frame, Scope, Source } from './scope.js'
import { TableRows } from './table-rows.js'

/** A document whose names are looked up. */
export interface Plan {
  readonly document: FetchDocument
  readonly context: Context
  readonly root: Source
  readonly joined: readonly Joined[]
  readonly scope: Scope
  /** The rows of the answer, in no order yet, out of the root's. */
  run(rows: Iterable<StoredRecord>): readonly Frame[]
}

/** Looks up the tables and columns of a document. The entity set has to be the root's. Source: protocol/query.md 4.1. */
export function planDocument(reader: Reader, facts: TableFacts, document: FetchDocument): Plan {
  const { entity } = document
  requireLimits(entity)
  const context: Context = {
    reader,
    rows: new TableRows(reader.store),
    links: new LinkBudget(),
    budget: new QueryBudget(),
    sources: 1,
    unnamed: 0,
    aliases: new Set(),
    compileLink: (scope, parent, link) => compileLinkTest(context, scope, parent, link),
  }
  requireRoot(context, facts, entity)
  const root: Source = { index: 0, name: entity.name, isNamed: true, facts }
  const { steps, joined, scope } = planLinks(context, new Map(), root, entity.links)
  const filter = compileFilters(context, scope, root, entity.filters)
  const late = speaksOfLinks(entity.filters)
  const filtered = (frames: readonly Frame[]) => frames.filter((frame) => filter(frame) === true)
  return {
    document,
    context,
    root,
    joined,
    scope,
    run(rows) {
      const frames = Array.from([...rows, ...context.rows.linked(facts)], (record): Frame => [record])
      // Conditions on linked rows wait for them: that is how the outer links without a match are found.
      return late ? filtered(runSteps(steps, frames)) : runSteps(steps, filtered(frames))
    },
  }
}

function requireRoot({ rows }: Context, facts: TableFacts, { name }: EntityNode): void {
  if (name === facts.logicalName) return
  if (rows.facts(name) === undefined) {
    throw badFetch(`The entity with a name = '${name}' was not found.`, codes.noEntity)
  }
  throw badFetch(
    `The entity name specified in the URL '${facts.logicalName}' does not match the FetchXML's '${name}'.`,
    codes.otherEntity,
  )
}
