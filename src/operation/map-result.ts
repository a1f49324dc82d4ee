import type { Operation } from './operation.js'

/** The same request, whose result is turned into something else. */
export function mapResult<From, To>(operation: Operation<From>, map: (result: From) => To): Operation<To> {
  return Object.freeze({ ...operation, read: (answer) => map(operation.read(answer)) } satisfies Operation<To>)
}
