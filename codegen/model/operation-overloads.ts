import type { CsdlOperation } from '../read/index.js'
import type { BindingDocument, OperationDocument, ParameterDocument } from './document.js'
import { nameOfType } from './operation-type-name.js'
import { inOrder } from './order.js'

const self = 'self'

/**
 * The overloads of one name. Those that differ in nothing but the table that they are bound to are one operation;
 * so are those of which each gives back a record of its own table. Others stand apart.
 */
export function mergeOverloads(overloads: readonly CsdlOperation[]): readonly OperationDocument[] {
  const asWritten = grouped(overloads, ({ result }) => result && nameOfType(result))
  if (asWritten.length === 1) return asWritten
  return grouped(overloads, (one) => resultOfSelf(one))
}

type ResultOf = (operation: CsdlOperation) => string | undefined

function grouped(overloads: readonly CsdlOperation[], resultOf: ResultOf): readonly OperationDocument[] {
  const groups = new Map<string, CsdlOperation[]>()
  for (const one of inOrder(overloads, tableOf)) {
    const signature = JSON.stringify({ ...toDocument([one], resultOf(one)), binding: bindingOf([one])?.collection })
    groups.set(signature, [...(groups.get(signature) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    // Alone, it names the table of its result.
    const result = group.length === 1 ? first.result && nameOfType(first.result) : resultOf(first)
    return [toDocument(group, result)]
  })
}

function toDocument(group: readonly CsdlOperation[], result: string | undefined): OperationDocument {
  const [first] = group
  if (first === undefined) throw new Error('No overload.')
  const binding = bindingOf(group)
  return {
    name: first.name,
    kind: first.kind,
    ...(binding && { binding }),
    parameters: parametersOf(first),
    ...(result !== undefined && { result }),
  }
}

function bindingOf(group: readonly CsdlOperation[]): BindingDocument | undefined {
  if (!group[0]?.isBound) return undefined
  const collection = group[0].parameters[0]?.type.collection
  return { tables: [...new Set(group.map(tableOf))], ...(collection && { collection }) }
}

/** The table that it is bound to; empty where it is bound to none. */
function tableOf({ isBound, parameters }: CsdlOperation): string {
  return (isBound && parameters[0]?.type.name) || ''
}

function parametersOf({ isBound, parameters }: CsdlOperation): readonly ParameterDocument[] {
  return parameters.slice(isBound ? 1 : 0).map(({ name, type, nullable }) => ({
    name,
    type: nameOfType(type),
    ...(nullable && { optional: true }),
  }))
}

function resultOfSelf(operation: CsdlOperation): string | undefined {
  const { result } = operation
  if (result === undefined) return undefined
  return nameOfType(result.name === tableOf(operation) ? { ...result, name: self } : result)
}
