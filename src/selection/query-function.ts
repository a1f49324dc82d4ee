import { UsageError } from '../errors/index.js'
import { encodeText, namespace } from '../operation/index.js'
import { type Expression, functionCall } from './expression.js'

/**
 * A call of one of the service's own query functions. They take a column of the queried table by its name, never a path.
 *
 * Source: "Query functions" of the Web API reference.
 */
export function queryFunction(name: string, path: string, argument = '', negative?: () => Expression): Expression {
  requireColumn(name, path)
  return functionCall(`${namespace}.${name}(PropertyName='${logicalName(path)}'${argument})`, negative)
}

const negatives = {
  In: 'NotIn',
  NotIn: 'In',
  ContainValues: 'DoesNotContainValues',
  DoesNotContainValues: 'ContainValues',
} as const

/** A function over a list of values, with its negative. */
export function listFunction(name: keyof typeof negatives, path: string, values: readonly string[]): Expression {
  const argument = `,PropertyValues=${encodeText(JSON.stringify(values), path)}`
  return queryFunction(name, path, argument, () => listFunction(negatives[name], path, values))
}

/** The functions know a lookup by its logical name only: observed by others, 2026. */
function logicalName(property: string): string {
  return /^_(.+)_value$/.exec(property)?.[1] ?? property
}

function requireColumn(name: string, path: string): void {
  if (!path.includes('/')) return
  throw new UsageError(`${name} works on columns of the queried table only, not on ${path}: compare with ge and lt.`)
}
