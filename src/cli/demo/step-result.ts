/** What a step of the demo came to. */
export type StepResult<Value> = Done<Value> | Skipped

export interface Done<Value> {
  readonly outcome: 'done'
  readonly value: Value
  readonly detail: string
}

/** The organization does not have what the step needs. */
export interface Skipped {
  readonly outcome: 'skipped'
  readonly detail: string
}

export function done(detail: string): Done<void>
export function done<Value>(detail: string, value: Value): Done<Value>
export function done(detail: string, value?: unknown): Done<unknown> {
  return { outcome: 'done', value, detail }
}

export function skipped(detail: string): Skipped {
  return { outcome: 'skipped', detail }
}
