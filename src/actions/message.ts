import { UsageError } from '../errors/index.js'
import { type Answer, encodeText, guidText, type Operation } from '../operation/index.js'
import type { Ref } from '../schema/index.js'

const namespace = 'Microsoft.Dynamics.CRM'

/** The path of an action or function that is bound to a record. Source: "Use Web API actions". */
export function boundPath(record: string, name: string): string {
  return `${record}/${namespace}.${name}`
}

/** An action: POST with its parameters. What it does twice it does wrong, so it is repeated only after a refusal. */
export function action(name: string, path: string, body: Readonly<Record<string, unknown>>): Operation<void>
export function action<Result>(
  name: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
  read: (answer: Answer) => Result,
): Operation<Result>
export function action(
  name: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
  read?: (answer: Answer) => unknown,
): Operation<unknown> {
  return Object.freeze({
    name,
    method: 'POST',
    path,
    body,
    expects: read ? 'json' : 'nothing',
    repeat: 'when-refused',
    read: read ?? (() => undefined),
  })
}

/**
 * A function: GET with its parameters behind aliases, `F(A=@p1)?@p1=…`. The literals are percent-encoded already.
 *
 * Source: "Use Web API functions".
 */
export function functionOf<Result>(
  name: string,
  literals: Readonly<Record<string, string>>,
  read: (answer: Answer) => Result,
): Operation<Result> {
  const parameters = Object.keys(literals).map((parameter, index) => `${parameter}=@p${index + 1}`)
  const values = Object.values(literals).map((value, index) => `@p${index + 1}=${value}`)
  const path = parameters.length === 0 ? name : `${name}(${parameters.join(',')})?${values.join('&')}`
  return Object.freeze({ name, method: 'GET', path, expects: 'json', repeat: 'always', read })
}

/** An existing record as a parameter of an action. Source: "Use Web API actions", with a record as parameter. */
export function recordParameter(record: Ref, argument: string): Readonly<Record<string, string>> {
  const { table, primaryKey, id } = record
  if (primaryKey === undefined) throw unknownTable(table, argument)
  return { '@odata.type': `${namespace}.${table}`, [primaryKey]: guidText(id, argument) }
}

/** An existing record as a parameter of a function: a literal, percent-encoded. */
export function recordLiteral(record: Ref, argument: string): string {
  const { table, entitySetName, id } = record
  if (entitySetName === undefined) throw unknownTable(table, argument)
  return encodeText(`{'@odata.id':'${entitySetName}(${guidText(id, argument)})'}`, argument)
}

function unknownTable(table: string, argument: string): UsageError {
  return new UsageError(`${argument} names the table ${table} only: make the ref from the table object of ${table}.`)
}
