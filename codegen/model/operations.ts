import type { Csdl, CsdlOperation } from '../read/index.js'
import type { OperationsDocument } from './document.js'
import { mergeOverloads } from './operation-overloads.js'
import { typesOfOperations } from './operation-types.js'
import { inOrder } from './order.js'

/**
 * The actions and functions that can be called, by name, and the types that they name.
 * `only` keeps some of them; all are kept without it.
 */
export function toOperations(csdl: Csdl, only: (name: string) => boolean = () => true): OperationsDocument {
  const callable = csdl.operations.filter((one) => only(one.name) && !isCondition(one))
  const operations = inOrder([...new Set(callable.map((one) => one.name))], (name) => name).flatMap((name) =>
    mergeOverloads(callable.filter((one) => one.name === name)),
  )
  return { operations, ...typesOfOperations(csdl, operations) }
}

/** `In`, `LastXDays`: functions on a column, which stand in a filter and cannot be called. */
function isCondition({ kind, isBound, parameters, result }: CsdlOperation): boolean {
  return kind === 'function' && !isBound && result?.name === 'Edm.Boolean' && parameters[0]?.name === 'PropertyName'
}
