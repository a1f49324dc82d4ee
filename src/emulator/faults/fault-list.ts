import type { AddedFault, Fault, FaultCondition, Faults } from './fault.js'
import { requireFault } from './require-fault.js'

interface Kept {
  readonly fault: Fault
  hits: number
}

/** The faults that wait for their requests. `random` gives numbers from 0 to below 1. */
export class FaultList implements Faults {
  readonly #random: () => number
  #kept: readonly Kept[] = []

  constructor(random: () => number) {
    this.#random = random
  }

  add(fault: Fault): AddedFault {
    requireFault(fault)
    const kept: Kept = { fault: { ...fault }, hits: 0 }
    this.#kept = [...this.#kept, kept]
    return Object.freeze({
      get hits() {
        return kept.hits
      },
      remove: () => {
        this.#kept = this.#kept.filter((one) => one !== kept)
      },
    })
  }

  clear(): void {
    this.#kept = []
  }

  /**
   * The fault that a request meets, which counts it. `path` is below the API root, with its query.
   *
   * @param inBatch whether it is one of those inside of a batch.
   */
  meet(method: string, path: string, inBatch = false): Fault | undefined {
    const met = this.#kept.find(
      ({ fault: { when = {}, times = Number.POSITIVE_INFINITY, probability = 1 }, hits }) =>
        hits < times &&
        (when.inBatch ?? false) === inBatch &&
        fits(when, method, path) &&
        (probability >= 1 || this.#random() < probability),
    )
    if (met === undefined) return undefined
    met.hits += 1
    return met.fault
  }
}

function fits(
  { method = 'any', path = '' }: Omit<FaultCondition, 'method'> & { method?: string },
  sent: string,
  to: string,
): boolean {
  if (method !== 'any' && method !== sent) return false
  return typeof path === 'string'
    ? to.startsWith(path)
    : new RegExp(path.source, path.flags.replace(/[gy]/g, '')).test(to)
}
