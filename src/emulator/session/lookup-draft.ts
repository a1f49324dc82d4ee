import type { NavigationFacts } from '../../schema/index.js'
import type { StoredRecord, Target, Values } from '../model.js'
import { payloadError } from './payload-error.js'
import { requireValue } from './require-writable.js'
import type { TablePlan } from './table-plan.js'
import { asTarget, lookupValue } from './target.js'

/** The lookups of one payload. Several navigation properties share one column, so that setting one clears the others. */
export class LookupDraft {
  readonly #plan: TablePlan
  readonly #existing: StoredRecord | undefined
  readonly #targets = new Map<string, Target | null>()

  constructor(plan: TablePlan, existing: StoredRecord | undefined) {
    this.#plan = plan
    this.#existing = existing
  }

  /** Our choice: two records for one lookup in one payload are refused, where the service may take the last. */
  set({ lookup }: NavigationFacts, target: Target): void {
    const before = this.#targets.get(lookup)
    if (before) throw payloadError(`The payload gives two records for '${lookup}'.`)
    this.#targets.set(lookup, target)
  }

  /** Clears the lookup if it holds a record that this navigation property leads to. */
  clear(navigation: readonly NavigationFacts[]): void {
    for (const { lookup, target } of navigation) {
      const held = asTarget(this.#existing?.values[lookup])
      if (held !== undefined && held.table !== target) continue
      if (!this.#targets.has(lookup)) this.#targets.set(lookup, null)
    }
  }

  values(): Values {
    const values: Record<string, unknown> = {}
    for (const [lookup, target] of this.#targets) {
      const column = this.#plan.columns.get(lookup)
      requireValue(this.#plan, column, target)
      values[lookup] = target && lookupValue(column, target)
    }
    return values
  }
}
