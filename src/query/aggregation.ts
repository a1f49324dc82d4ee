import type { Answer, Operation } from '../operation/index.js'
import type { Flat, TableType } from '../schema/index.js'
import type { AggregateOf, AggregateResults, NoColumns } from './aggregate.js'
import type { AggregateNode } from './aggregate-node.js'
import { namedAggregates } from './named-aggregates.js'
import type { Page } from './page.js'
import { readGroups } from './read-groups.js'

/** A question about groups of records. As an operation it gives one record a group. */
export class Aggregation<Group> implements Operation<Page<Group>> {
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
    return `${this.node.path}?$apply=${applyText(this.node).replaceAll(' ', '%20')}`
  }

  get headers(): Readonly<Record<string, string>> {
    return this.node.headers
  }

  read(answer: Answer): Page<Group> {
    return readGroups(answer, { name: this.name, node: this.node })
  }

  /** For `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Aggregation ${decodeURIComponent(this.path)}`
  }
}

/** Records in groups. By itself it gives each combination of the keys once. */
export class Grouping<Type extends TableType, Keys> extends Aggregation<Flat<Keys>> {
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
}

function applyText({ filters: [first, ...others], keys, aggregates }: AggregateNode): string {
  const results = aggregates.map(({ alias, method, column }) =>
    column === undefined ? `$count as ${alias}` : `${column} with ${method} as ${alias}`,
  )
  const aggregate = results.length === 0 ? [] : [`aggregate(${results.join(',')})`]
  const groups = [`(${keys.map(({ path }) => path).join(',')})`, ...aggregate].join(',')
  const filter = first === undefined ? [] : [`filter(${first.and(...others).encoded})`]
  return [...filter, ...(keys.length === 0 ? aggregate : [`groupby(${groups})`])].join('/')
}
