import { Refusal } from '../model.js'

const mostJoins = 15
const mostConditions = 500

/** Counts what a query costs. Source: protocol/errors-and-limits.md 7.3; that OData shares FetchXML's limits is unverified. */
export class QueryBudget {
  readonly #joins = new Set<string>()
  #conditions = 0
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
