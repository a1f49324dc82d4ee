import type { ColumnFacts } from '../../schema/index.js'
import type { Refusal } from '../model.js'
import { badFetch, codes } from './refuse.js'

/** An operator on a column that it has no meaning for. Source: protocol/query.md 4.6. */
export function wrongOperator(operator: string, { logicalName, type }: ColumnFacts): Refusal {
  return badFetch(
    `The operator '${operator}' is not valid for '${logicalName}', which is of the type ${type}.`,
    codes.operator,
  )
}
