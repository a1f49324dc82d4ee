import type { StoredRecord } from '../model.js'
import { type Comparable, comparableReader } from '../odata/value-kind.js'
import { compileFilters } from './compile-filter.js'
import type { LinkNode } from './document.js'
import { joinColumns } from './join-columns.js'
import { badFetch, codes } from './refuse.js'
import { type Context, extend, type Frame, type Scope, type Source, type Test, tableOf, timedOut } from './scope.js'

/** Our choice: as many rows as links may lead to before the query counts as one that the service would give up. */
const mostFrames = 1_000_000

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
  const candidates = candidatesOf(context, parent, source, link)
  const inside = new Map(scope).set(source.name, source)
  const matches = compileFilters(context, inside, source, link.filters)
  const isOptional = linkType !== 'inner'
  const most = linkType === 'matchfirstrowusingcrossapply' ? 1 : Number.POSITIVE_INFINITY
  const join: Step = (frames) => {
    const joined: Frame[] = []
    for (const frame of frames) {
      let found = 0
      for (const record of candidates(frame)) {
        if (found === most) break
        const longer = extend(frame, source, record)
        if (matches(longer) !== true) continue
        found += 1
        joined.push(longer)
      }
      if (found === 0 && isOptional) joined.push(extend(frame, source, null))
      if (joined.length > mostFrames) throw timedOut(mostFrames)
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
  const candidates = candidatesOf(context, parent, source, link)
  const inside = new Map(scope).set(source.name, source)
  const matches = compileFilters(context, inside, source, link.filters)
  const { steps, joined } = planLinks(context, inside, source, link.links)
  for (const one of joined) requireNoColumns(one.link)
  const found: (frame: Frame) => boolean = (frame) =>
    candidates(frame).some((record) => {
      const longer = extend(frame, source, record)
      return matches(longer) === true && (steps.length === 0 || runSteps(steps, [longer]).length > 0)
    })
  if (link.linkType === 'not any') return (frame) => !found(frame)
  if (link.linkType === 'all') return (frame) => candidates(frame).length > 0 && !found(frame)
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
  const source = { index: context.sources, name, facts }
  context.sources += 1
  return source
}

const none: readonly StoredRecord[] = []

/** The linked rows that have the parent's value. A row without a value is linked to nothing, as in SQL. */
function candidatesOf(context: Context, parent: Source, source: Source, link: LinkNode) {
  const { from, to } = joinColumns(parent, source, link)
  const read = comparableReader(to)
  let byValue: ReadonlyMap<Comparable, readonly StoredRecord[]> | undefined
  return (frame: Frame): readonly StoredRecord[] => {
    const record = frame[parent.index]
    const value = record ? read(record) : null
    if (value === null) return none
    byValue ??= context.rows.by(source.facts, from)
    return byValue.get(value) ?? none
  }
}

/** Our choice: columns and orders of a link that brings none are refused, so that nobody waits for them. */
function requireNoColumns({ name, linkType, allAttributes, attributes, orders }: LinkNode): void {
  if (!allAttributes && attributes.length === 0 && orders.length === 0) return
  throw badFetch(`The link to '${name}' of the type '${linkType}', or inside of such a link, brings no columns.`)
}
