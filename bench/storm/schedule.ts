/** What befalls the attempts of two thousand calls, and the time of a schedule that wastes nothing. */

export const calls = 2_000
export const latencyInMs = 20
export const waitInMs = 1_000
/** Requests at the same time that the service allows a user. */
export const width = 52
/** The service lets so many through before it refuses everything for a second. */
export const window = 400

/** Whether something happens to an attempt of a call: the same in every run, in whichever order they come. */
export function chance(probability: number, seed: number): (nth: number, attempt: number) => boolean {
  return (nth, attempt) => {
    let state = Math.imul(nth * 64 + attempt, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b)
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32 < probability
  }
}

/** Refused with 429. */
export const refusesAtRandom = chance(0.3, 1)
/** Done, and the connection broken before the answer. */
export const losesAtRandom = chance(0.02, 2)

/**
 * The time of a schedule that wastes nothing: a place is taken the moment that it is free, and a refused call comes back the
 * moment that it may, before those that have not begun.
 */
export function idealAtRandomInMs(): number {
  const waiting: { nth: number; attempt: number; from: number }[] = []
  const places = Array<number>(width).fill(0)
  let fresh = 0
  let end = 0
  while (fresh < calls || waiting.length > 0) {
    places.sort((a, b) => a - b)
    waiting.sort((a, b) => a.from - b.from)
    const now = places[0] ?? 0
    const [first] = waiting
    const next =
      first !== undefined && (first.from <= now || fresh >= calls)
        ? waiting.shift()
        : { nth: fresh++, attempt: 1, from: now }
    if (next === undefined) break
    const endedAt = Math.max(now, next.from) + latencyInMs
    places[0] = endedAt
    end = Math.max(end, endedAt)
    if (refusesAtRandom(next.nth, next.attempt)) {
      waiting.push({ ...next, attempt: next.attempt + 1, from: endedAt + waitInMs })
    }
  }
  return end
}

/** Every window is used up at full width, and the second between two of them is all that is lost. */
export function idealInWindowsInMs(): number {
  return (calls / window - 1) * waitInMs + (calls / width) * latencyInMs
}

/** Refuses everything for a second after each window. */
export function refusesInWindows(now: () => number): () => boolean {
  let open = window
  let closedUntil = 0
  return () => {
    if (now() < closedUntil) return true
    if (open === 0) {
      closedUntil = now() + waitInMs
      open = window
      return true
    }
    open -= 1
    return false
  }
}
