import * as z from 'zod/mini'
import type { ColumnFacts, TableFacts } from '../schema/index.js'
import { labelled } from './message.js'
import type { Rules } from './rules.js'

/**
 * A status reason belongs to a state: the one that is given with it or, of a new record, the one that the record starts in. A
 * change of the status reason alone is about a state that only the service knows.
 */
export function statusFits({ columns }: TableFacts, { mode }: Rules): z.core.$ZodCheck<Values>[] {
  const state = columns.find(({ type }) => type === 'State')
  const status = columns.find(({ type }) => type === 'Status')
  if (state === undefined || status === undefined) return []
  const initial = mode === 'create' ? initialState(state) : undefined
  const fits = (values: Values) => {
    const option = status.options?.find(({ value }) => value === values[status.property])
    const given = values[state.property] ?? initial
    return option?.state === undefined || given === undefined || option.state === given
  }
  const error = `${labelled(status)} does not belong to the state of the record.`
  return [z.refine(fits, { error, path: [status.property], when: ({ value }) => isValues(value) })]
}

type Values = Readonly<Record<string, unknown>>

function initialState({ defaultValue }: ColumnFacts): number {
  return typeof defaultValue === 'number' ? defaultValue : 0
}

function isValues(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
