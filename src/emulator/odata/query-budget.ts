import { Refusal } from '../model.js'

const mostJoins = 15
const mostConditions = 500
/** Our choice: as far as a query may go along its expands before it counts as one that the service would give up. */
const mostExpandedRows = 200_000
const mostExpandedValues = 5_000_000
/** Our choice: as much text as a query may compare with its patterns; some seconds on a slow machine. */
const mostComparedCharacters = 1_000_000_000

/** Counts what a query costs. Source: protocol/errors-and-limits.md 7.3; that OData shares FetchXML's limits is unverified. */
export class QueryBudget {
  readonly #joins = new Set<string>()
  #conditions = 0
  #expandedRows = 0
  #expandedValues = 0
  #comparedCharacters = 0
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

  /** Rows that are answered of expands: expands in expands multiply them. */
  expandedRows(count: number): void {
    this.#expandedRows += count
    if (this.#expandedRows > mostExpandedRows) throw expandsTooMuch(mostExpandedRows, 'rows')
  }

  /** Values that are answered of expanded rows. */
  expandedValues(count: number): void {
    this.#expandedValues += count
    if (this.#expandedValues > mostExpandedValues) throw expandsTooMuch(mostExpandedValues, 'values')
  }

  /** Characters that are compared with a pattern. */
  comparedCharacters(count: number): void {
    this.#comparedCharacters += count
    if (this.#comparedCharacters > mostComparedCharacters) {
      throw timedOut('the patterns of the query are compared with too much text. Filter by more than patterns.')
    }
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

function expandsTooMuch(most: number, what: string): Refusal {
  return timedOut(
    `the expands of the query lead to more than ${most.toLocaleString('en-US')} ${what}. Expand less, or select and filter more.`,
  )
}

/** Source: protocol/errors-and-limits.md 6.4 for the code. Our choice: a bound in place of the time, and the text. */
function timedOut(reason: string): Refusal {
  return new Refusal(500, '0x80044151', `SQL timeout expired: ${reason}`)
}
