import { Refusal } from '../model.js'

/** Source: protocol/error-codes.csv; its status is inferred there. */
export function brokenCookie(): Refusal {
  return new Refusal(400, '0x8004112A', 'The paging cookie in $skiptoken cannot be read, or belongs to another query.')
}
