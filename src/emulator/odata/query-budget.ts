import { Refusal } from '../model.js'

const mostJoins = 15
const mostConditions = 500
/** Our choice: as far as a query may go along its expands before it counts as one that the service would give up. */
const mostExpandedRows = 200_000
const mostExpandedValues = 5_000_000

/** Counts what a query costs. Source: protocol/errors-and-limits.md 7.3; that OData shares FetchXML's limits is unverified. */
export class QueryBudget {
  readonly #joins = new Set<string>()
  #conditions = 0
  #expandedRows = 0
  #expandedValues = 0
  #keys = 0

  /** A lookup walked twice along the same path is one join. */
  join(path: string): void {
    this.#joins.add(path)
    if (this.#joins.size > mostJoins) {
      throw new Refusal(400, '0x8004430D', `The query has more than ${mostJoins} joins.`)
    }
    this.#requireConditions()
  }

  condition(): void {
    this.#conditions += 1
    this.#requireConditions()
  }

  /** Rows that an expand goes through, whether or not they are answered: expands in expands multiply them. */
  expandedRows(count: number): void {
    this.#expandedRows += count
    if (this.#expandedRows > mostExpandedRows) throw timedOut(mostExpandedRows, 'rows')
  }

  /** Values that are answered of expanded rows. */
  expandedValues(count: number): void {
    this.#expandedValues += count
    if (this.#expandedValues > mostExpandedValues) throw timedOut(mostExpandedValues, 'values')
  }

  /** A name that no other part of the query has. */
  newKey(): string {
    this.#keys += 1
    return `#${this.#keys}`
  }

  #requireConditions(): void {
    if (this.#conditions + this.#joins.size > mostConditions) {
      throw new Refusal(400, '0x8004430C', `The query has more than ${mostConditions} conditions and joins.`)
    }
  }
}

/** Source: protocol/errors-and-limits.md 6.4 for the code. Our choice: a bound in place of the time, and the text. */
function timedOut(most: number, what: string): Refusal {
  return new Refusal(
    500,
    '0x80044151',
    `SQL timeout expired: the expands of the query lead to more than ${most.toLocaleString('en-US')} ${what}. Expand less, or select and filter more.`,
  )
}
