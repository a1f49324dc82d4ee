import type { Operation } from './operation.js'

/** A request that reads JSON and may be repeated as often as need be. */
export function jsonRead<Result>(
  described: Pick<Operation<Result>, 'name' | 'path' | 'headers' | 'read'>,
): Operation<Result> {
  return Object.freeze({ ...described, method: 'GET', expects: 'json', repeat: 'always' })
}
