import { UsageError } from '../errors/index.js'
import { encodeText, namespace } from '../operation/index.js'
import { Expression } from './expression.js'
import type { Place } from './place.js'

/** Function → the one that finds what it does not find. */
const twins: Readonly<Record<string, string>> = {
  Between: 'NotBetween',
  ContainValues: 'DoesNotContainValues',
  DoesNotContainValues: 'ContainValues',
  EqualBusinessId: 'NotEqualBusinessId',
  EqualUserId: 'NotEqualUserId',
  In: 'NotIn',
  NotBetween: 'Between',
  NotEqualBusinessId: 'EqualBusinessId',
  NotEqualUserId: 'EqualUserId',
  NotIn: 'In',
  NotUnder: 'Under',
  Under: 'NotUnder',
}

/**
 * A call of one of the service's own query functions. They take a column of the queried table by its name, never a path.
 *
 * Source: "Query functions" of the Web API reference.
 */
export function queryFunction(name: string, at: Place, argument = ''): Expression {
  if (at.record !== '') {
    throw new UsageError(
      `${name} works on columns of the queried table only, not on ${at.text}: compare with values there.`,
    )
  }
  const twin = twins[name]
  const negative = twin === undefined ? undefined : () => queryFunction(twin, at, argument)
  return new Expression(
    `${namespace}.${name}(PropertyName='${logicalName(at.text)}'${argument})`,
    undefined,
    1,
    negative,
  )
}

/** The argument of a function over a list. The values are texts even though they are numbers: protocol/query.md 3.5. */
export function listArgument(values: readonly string[], { text }: Place): string {
  return `,PropertyValues=${encodeText(JSON.stringify(values), text)}`
}

/** The argument of a function over one text. */
export function textArgument(value: string, { text }: Place): string {
  return `,PropertyValue='${encodeText(value.replaceAll("'", "''"), text)}'`
}

/** The functions know a lookup by its logical name only: observed by others, 2026. */
function logicalName(property: string): string {
  return property.startsWith('_') && property.endsWith('_value') ? property.slice(1, -6) : property
}
