import * as z from 'zod/mini'
import type { ColumnFacts } from '../schema/index.js'
import { labelled, missing, takes } from './message.js'
import { isRequired } from './required.js'
import type { Rules } from './rules.js'

/** UTF-8 cannot carry one. */
const halfPair = /\p{Surrogate}/u

/**
 * Text up to the column's length, counted in UTF-16 units as JavaScript does (zod counts otherwise). Formats (email, URL,
 * phone) are left alone: no documentation says that the service checks them. An empty text is no value.
 */
export function textSchema(column: ColumnFacts, rules: Rules): z.ZodMiniType<unknown, unknown> {
  const { maxLength } = column
  const checks: z.core.$ZodCheck<string>[] = [
    z.refine((text) => !halfPair.test(text), { error: `${labelled(column)} holds half of a surrogate pair.` }),
    ...(maxLength === undefined
      ? []
      : [z.refine<string>((text) => text.length <= maxLength, { error: tooLong(column, maxLength) })]),
    ...(isRequired(column, rules) ? [z.minLength(1, { error: ({ input }) => missing(labelled(column), input) })] : []),
  ]
  return z.string(takes(column, 'text')).check(...checks)
}

function tooLong(column: ColumnFacts, most: number): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => `${labelled(column)} has ${String(input).length} characters; at most ${most}.`
}
