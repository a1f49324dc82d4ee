import { UsageError } from '../errors/index.js'
import { isRef, type Ref } from '../schema/index.js'
import { guidText } from './literal.js'
import type { OperationDefinition } from './operation-definition.js'
import { namespace } from './record-parameter.js'
import { idOf } from './record-path.js'

/** Where an operation is called: bound ones stand behind a record or a set, with the namespace. */
export function boundPath({ name, record, set }: OperationDefinition, target: string | Ref | undefined): string {
  if (record !== undefined) return `${recordIn(record, target, name)}/${namespace}.${name}`
  if (set !== undefined) return `${setIn(set, target, name)}/${namespace}.${name}`
  return name
}

/** A GUID will do where there is one table only. */
function recordIn(sets: Readonly<Record<string, string>>, target: unknown, name: string): string {
  const [only, ...others] = Object.keys(sets)
  if (only !== undefined && others.length === 0) {
    const record = isRef(target) || typeof target === 'string' ? target : ''
    return `${sets[only]}(${idOf(record, only, `The record of ${name}`)})`
  }
  const tables = Object.keys(sets).join(', ')
  if (!isRef(target)) throw new UsageError(`The record of ${name} is given by a ref, to one of ${tables}.`)
  const entitySet = Object.hasOwn(sets, target.table) ? sets[target.table] : undefined
  if (entitySet === undefined)
    throw new UsageError(`The record of ${name} is one of ${tables}, not of ${target.table}.`)
  return `${entitySet}(${guidText(target.id, `The record of ${name}`)})`
}

function setIn(sets: Readonly<Record<string, string>>, table: unknown, name: string): string {
  const [only, ...others] = Object.keys(sets)
  const chosen = others.length === 0 && table === undefined ? only : table
  const entitySet = typeof chosen === 'string' && Object.hasOwn(sets, chosen) ? sets[chosen] : undefined
  if (entitySet !== undefined) return entitySet
  throw new UsageError(`${name} is called on one of the tables ${Object.keys(sets).join(', ')}.`)
}
