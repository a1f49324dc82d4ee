import { UsageError } from '../errors/index.js'
import type { Ref } from '../schema/index.js'
import { isPlainObject } from '../schema/index.js'
import { boundPath } from './bound-path.js'
import { shownName } from './name-text.js'
import type { Operation } from './operation.js'
import type { OperationDefinition, ParameterDefinition } from './operation-definition.js'
import { readResult } from './operation-result.js'
import { parameterJson } from './parameter-json.js'
import { parameterLiteral } from './parameter-literal.js'

/**
 * The call of an action or a function: what the generated functions return. `target` is what it is bound to: a record,
 * or the name of one of several tables. What an action does twice it does wrong, so it is repeated only after a refusal;
 * so is a function that says so.
 *
 * Fails with: `UsageError` when the parameters are not what the definition says.
 * Source: "Use Web API actions", "Use Web API functions".
 */
export function callOperation<Result>(
  definition: OperationDefinition,
  parameters: object = {},
  target?: string | Ref,
): Operation<Result> {
  const { name, kind, result } = definition
  const path = boundPath(definition, target)
  const given = givenParameters(definition, parameters)
  const common = {
    name,
    expects: result === undefined ? 'nothing' : 'json',
    read: readResult<Result>(definition),
  } as const
  if (kind === 'function') {
    const { repeat = 'always' } = definition
    return Object.freeze({ ...common, method: 'GET', path: functionPath(definition, path, given), repeat })
  }
  const body = Object.fromEntries(
    given.map(([key, value, type]) => [key, parameterJson(value, type, `${name}.${key}`, 'key')]),
  )
  return Object.freeze({ ...common, method: 'POST', path, body, repeat: 'when-refused' })
}

type Given = readonly (readonly [name: string, value: unknown, type: ParameterDefinition])[]

/** In the order of the definition. `undefined` leaves a parameter out. */
function givenParameters({ name, parameters: known = {} }: OperationDefinition, parameters: unknown): Given {
  if (!isPlainObject(parameters)) throw new UsageError(`${name} takes an object of its parameters.`)
  const values = new Map(Object.entries(parameters).filter(([, value]) => value !== undefined))
  for (const key of values.keys()) {
    if (Object.hasOwn(known, key)) continue
    const names = Object.keys(known).join(', ')
    throw new UsageError(`${name} has no parameter ${shownName(key)}${names === '' ? '' : `, only ${names}`}.`)
  }
  return Object.entries(known).flatMap(([key, type]) => {
    if (values.has(key)) return [[key, values.get(key), type] as const]
    if (type.optional) return []
    throw new UsageError(`${name} needs the parameter ${key}.`)
  })
}

/** `F(A=@p1)?@p1=…`. Where there is nothing to give, the parentheses stay for what is bound or has parameters. */
function functionPath({ name, parameters, record, set }: OperationDefinition, path: string, given: Given): string {
  const takesNone = parameters === undefined && record === undefined && set === undefined
  const aliases = given.map(([key], index) => `${key}=@p${index + 1}`)
  const values = given.map(
    ([key, value, type], index) => `@p${index + 1}=${parameterLiteral(value, type, `${name}.${key}`)}`,
  )
  return `${path}${takesNone ? '' : `(${aliases.join(',')})`}${values.length === 0 ? '' : `?${values.join('&')}`}`
}
