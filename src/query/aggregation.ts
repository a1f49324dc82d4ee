import type { Answer, Operation } from '../operation/index.js'
import type { Flat, TableType } from '../schema/index.js'
import { type Annotated, type AnnotationLevel, type Formatted, preferHeaders, raisedLevel } from '../selection/index.js'
import type { AggregateOf, AggregateResults, NoColumns } from './aggregate.js'
import type { AggregateNode } from './aggregate-node.js'
import { applyPath } from './apply-path.js'
import { namedAggregates } from './named-aggregates.js'
import type { Page } from './page.js'
import { readGroups } from './read-groups.js'
import { shownPath } from './shown-path.js'

/** What every question about groups has. */
class GroupReading<Group> implements Operation<Page<Group>> {
  readonly method = 'GET'
  readonly expects = 'json'
  readonly repeat = 'always'
  protected readonly node: AggregateNode

  constructor(node: AggregateNode) {
    this.node = node
  }

  get name(): string {
    return `${this.node.table.entitySetName}.aggregate`
  }

  get path(): string {
    return applyPath(this.node, this.name)
  }

  get headers(): Readonly<Record<string, string>> {
    return preferHeaders(this.node)
  }

  read(answer: Answer): Page<Group> {
    return readGroups(answer, { name: this.name, node: this.node, headers: this.headers })
  }

  /** The request, decoded: not as it is sent, which is `path`. */
  toString(): string {
    return shownPath(this)
  }

  /** For `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Aggregation ${this}`
  }
}

/** Whether a reading is a question about groups that has not been sent: not a page of its groups. */
export function isAggregation(reading: unknown): boolean {
  return reading instanceof GroupReading
}

/**
 * A question about groups of records. As an operation it gives one record a group.
 *
 * Limits: groups have no order and no limit: sort the result, or use FetchXML.
 */
export class Aggregation<Group> extends GroupReading<Group> {
  /** Asks for the values as people read them, for `formatted(group, name)`. */
  formatted(): Aggregation<Flat<Group & Formatted>> {
    return new Aggregation(withLevel(this.node, 'formatted')) as never // the method says what its groups are
  }

  /** Asks for table and name of lookups that were grouped by, for `lookup(group, name)`, and for formatted values. */
  annotated(what: 'lookups'): Aggregation<Flat<Group & Annotated>> {
    return new Aggregation(withLevel(this.node, what)) as never // likewise
  }
}

/**
 * Records in groups. By itself it gives each combination of the keys once.
 *
 * Limits: groups have no order and no limit: sort the result, or use FetchXML.
 */
export class Grouping<Type extends TableType, Keys> extends GroupReading<Flat<Keys>> {
  /**
   * What to know of each group, under names of the caller's.
   *
   * Limits: at most 50,000 records, else `QueryLimitError`; ordering by a result is not possible.
   * Units: a sum of money is in the records' own currencies; add up a `…_base` column where there are several.
   */
  aggregate<const Aggregates extends Readonly<Record<string, AggregateOf<Type>>>>(
    aggregates: Aggregates & NoColumns<Type, keyof Aggregates>,
  ): Aggregation<Flat<Keys & AggregateResults<Type, Aggregates>>> {
    return new Aggregation({ ...this.node, aggregates: namedAggregates(this.node, aggregates) })
  }

  /** Asks for the values as people read them, for `formatted(group, name)`. */
  formatted(): Grouping<Type, Keys & Formatted> {
    return new Grouping(withLevel(this.node, 'formatted')) as never // likewise
  }

  /** Asks for table and name of lookups that were grouped by, for `lookup(group, name)`, and for formatted values. */
  annotated(what: 'lookups'): Grouping<Type, Keys & Annotated> {
    return new Grouping(withLevel(this.node, what)) as never // likewise
  }
}

function withLevel(node: AggregateNode, level: AnnotationLevel): AggregateNode {
  return { ...node, annotated: raisedLevel(node.annotated, level) }
}
