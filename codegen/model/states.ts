import type { TableDocument } from './document.js'
import { nameOptions } from './options.js'

/** A state, the status reasons that it allows, and the one that a record gets when only its state is set. */
export interface StateModel {
  readonly name: string
  readonly value: number
  readonly defaultStatus?: number
  readonly statuses: readonly number[]
}

/** The states of a table in the order of their values; none where the metadata does not tell which reason belongs to which. */
export function statesOf({ columns }: TableDocument): readonly StateModel[] {
  const states = columns.find((column) => column.type === 'State')?.options ?? []
  const reasons = columns.find((column) => column.type === 'Status')?.options ?? []
  if (!reasons.some((reason) => reason.state !== undefined)) return []
  const names = new Map(nameOptions(states).map(({ name, value }) => [value, name]))
  return states.map(({ value, defaultStatus }) => ({
    name: names.get(value) ?? `Value${value}`,
    value,
    ...(defaultStatus !== undefined && { defaultStatus }),
    statuses: reasons.filter((reason) => reason.state === value).map((reason) => reason.value),
  }))
}
