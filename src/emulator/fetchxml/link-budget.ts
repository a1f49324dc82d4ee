import { Refusal } from '../model.js'

/** Our choice: as many rows as one link may lead to before the query counts as one that the service would give up. */
const mostJoined = 1_000_000
/** Our choice: as many rows as all links together may look at, those of links inside of links again and again. */
const mostSeen = 5_000_000

/** Counts what the links of one query cost. */
export class LinkBudget {
  #seen = 0

  /** Rows that a link's filter is tried on, or that it hands on. */
  see(count: number): void {
    this.#seen += count
    if (this.#seen > mostSeen) throw timedOut(`look at more than ${inWords(mostSeen)} rows`)
  }

  requireFew(joined: number): void {
    if (joined > mostJoined) throw timedOut(`lead to more than ${inWords(mostJoined)} rows`)
  }
}

function inWords(count: number): string {
  return count.toLocaleString('en-US')
}

/** Source: protocol/errors-and-limits.md 6.4 for the code. Our choice: a bound in place of the time, and the text. */
function timedOut(what: string): Refusal {
  return new Refusal(500, '0x80044151', `SQL timeout expired: the links ${what}.`)
}
