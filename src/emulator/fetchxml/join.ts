import { compileFilters, linkSpeaksOfLinks, speaksOfLinks } from './compile-filter.js'
import type { LinkNode } from './document.js'
import { linkedRows, passingRows } from './linked-rows.js'
import { badFetch, codes } from './refuse.js'
import { type Context, extend, type Frame, type Scope, type Source, type Test, tableOf } from './scope.js'

/** One step from the root's rows to the rows of the answer. */
export type Step = (frames: readonly Frame[]) => readonly Frame[]

/** A link that brings columns, with its source. */
export interface Joined {
  readonly source: Source
  readonly link: LinkNode
}

export interface Links {
  readonly steps: readonly Step[]
  /** Outermost first. */
  readonly joined: readonly Joined[]
  readonly scope: Scope
}

/**
 * Plans the links of a source, and theirs, in the order of the document. Each is planned with the sources before it in
 * scope. Our choice: links are joined one after the other, so an inner link inside an outer one requires its row.
 */
export function planLinks(context: Context, scope: Scope, parent: Source, links: readonly LinkNode[]): Links {
  let planned: Links = { steps: [], joined: [], scope }
  for (const link of links) {
    const next = planLink(context, planned.scope, parent, link)
    planned = {
      steps: [...planned.steps, ...next.steps],
      joined: [...planned.joined, ...next.joined],
      scope: next.scope,
    }
  }
  return planned
}

function planLink(context: Context, scope: Scope, parent: Source, link: LinkNode): Links {
  const { linkType } = link
  if (linkType === 'exists' || linkType === 'in') {
    const test = compileLinkTest(context, scope, parent, link)
    return { steps: [(frames) => frames.filter((frame) => test(frame) === true)], joined: [], scope }
  }
  const source = addSource(context, link)
  const inside = new Map(scope).set(source.name, source)
  const matches = compileFilters(context, inside, source, link.filters)
  const isOptional = linkType !== 'inner'
  const rows = passingRows(context, source, linkedRows(context, parent, source, link), {
    isAlone: !speaksOfLinks(link.filters),
    most: linkType === 'matchfirstrowusingcrossapply' ? 1 : Number.POSITIVE_INFINITY,
    test: (frame) => matches(frame) === true,
  })
  const { links: budget } = context
  const join: Step = (frames) => {
    const joined: Frame[] = []
    for (const frame of frames) {
      const found = rows(frame)
      budget.see(found.length)
      budget.requireFew(joined.length + found.length)
      for (const record of found) joined.push(extend(frame, source, record))
      if (found.length === 0 && isOptional) joined.push(extend(frame, source, null))
    }
    return joined
  }
  const inner = planLinks(context, inside, source, link.links)
  return { steps: [join, ...inner.steps], joined: [{ source, link }, ...inner.joined], scope: inner.scope }
}

/**
 * A link that only decides whether its parent's row stays. `all` and `not all` mislead: `all` holds when some linked row
 * exists and none meets the filter, `not all` is `any`. Source: protocol/query.md 4.4.
 */
export function compileLinkTest(context: Context, scope: Scope, parent: Source, link: LinkNode): Test {
  const source = addSource(context, link)
  requireNoColumns(link)
  const linked = linkedRows(context, parent, source, link)
  const inside = new Map(scope).set(source.name, source)
  const matches = compileFilters(context, inside, source, link.filters)
  const { steps, joined } = planLinks(context, inside, source, link.links)
  for (const one of joined) requireNoColumns(one.link)
  const passing = passingRows(context, source, linked, {
    isAlone: !linkSpeaksOfLinks(link),
    most: 1,
    test: (frame) => matches(frame) === true && (steps.length === 0 || runSteps(steps, [frame]).length > 0),
  })
  const found = (frame: Frame) => passing(frame).length > 0
  if (link.linkType === 'not any') return (frame) => !found(frame)
  if (link.linkType === 'all') return (frame) => linked(frame).length > 0 && !found(frame)
  return found
}

export function runSteps(steps: readonly Step[], frames: readonly Frame[]): readonly Frame[] {
  return steps.reduce((rows, step) => step(rows), frames)
}

/** Our choice: the name of a link without an alias counts the links that have none. */
function addSource(context: Context, link: LinkNode): Source {
  const facts = tableOf(context, link.name)
  if (link.alias === undefined) context.unnamed += 1
  const name = link.alias ?? `${link.name}${context.unnamed}`
  if (context.aliases.has(name)) throw badFetch(`The alias '${name}' is not unique.`, codes.duplicateAlias)
  context.aliases.add(name)
  const source = { index: context.sources, name, isNamed: link.alias !== undefined, facts }
  context.sources += 1
  return source
}

/** Our choice: columns and orders of a link that brings none are refused, so that nobody waits for them. */
function requireNoColumns({ name, linkType, allAttributes, attributes, orders }: LinkNode): void {
  if (!allAttributes && attributes.length === 0 && orders.length === 0) return
  throw badFetch(`The link to '${name}' of the type '${linkType}', or inside of such a link, brings no columns.`)
}
