/** Source: protocol/errors-and-limits.md 7.1. */
const windowInMs = 300_000
const requestsPerWindow = 6_000
const timePerWindowInMs = 1_200_000

/** What is left to a user of the service protection limits. */
export interface Remaining {
  readonly requests: number
  readonly timeInMs: number
}

/** Counts requests and their time per user over the sliding window, for the headers that tell what is left. Refuses nothing. */
export class Usage {
  /** By user, then by second: a user that sends thousands of requests a second takes no more room for them. */
  readonly #byUser = new Map<string, Map<number, { requests: number; timeInMs: number }>>()

  /** Notes a request that ended at an instant. */
  note(userId: string, endedAt: Date, timeInMs: number): Remaining {
    const seconds = this.#secondsOf(userId)
    const second = Math.floor(endedAt.getTime() / 1000)
    const before = seconds.get(second) ?? { requests: 0, timeInMs: 0 }
    seconds.set(second, { requests: before.requests + 1, timeInMs: before.timeInMs + timeInMs })

    let [requests, time] = [requestsPerWindow, timePerWindowInMs]
    for (const [at, spent] of seconds) {
      if (at <= second - windowInMs / 1000) seconds.delete(at)
      else {
        requests -= spent.requests
        time -= spent.timeInMs
      }
    }
    return { requests: Math.max(0, requests), timeInMs: Math.max(0, time) }
  }

  #secondsOf(userId: string) {
    const known = this.#byUser.get(userId) ?? new Map<number, { requests: number; timeInMs: number }>()
    this.#byUser.set(userId, known)
    return known
  }
}
