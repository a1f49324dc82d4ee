import type { ComplexParameter } from '../model.js'

/** The parameter `ColumnSet` of the messages that answer with a record. Source: protocol/actions.md 0.2. */
export const columnSet = {
  type: 'complex',
  name: 'ColumnSet',
  properties: { AllColumns: 'Edm.Boolean', Columns: 'Collection(Edm.String)' },
  required: false,
} as const satisfies ComplexParameter

/** Logical names of the columns asked for; undefined for all. */
export function columnsOf(given: Readonly<Record<string, unknown>> | null | undefined): readonly string[] | undefined {
  if (given === null || given === undefined || given['AllColumns'] === true) return undefined
  const { Columns } = given
  return Array.isArray(Columns) ? Columns.filter((name): name is string => typeof name === 'string') : []
}
