import { FetchCondition } from './condition.js'
import type { Place } from './place.js'

interface Rest {
  readonly isList?: boolean
  readonly comparedWith?: string
}

/** A condition on a column. */
export function conditionAt(place: Place, operator: string, values: readonly string[] = [], rest: Rest = {}) {
  const { scope, table, link, attribute } = place
  return new FetchCondition({
    kind: 'condition',
    scope,
    table,
    ...(link === undefined ? {} : { link }),
    attribute,
    operator,
    values,
    ...rest,
  })
}
