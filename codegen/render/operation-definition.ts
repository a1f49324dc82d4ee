import type { OperationModel, OperationType, ParameterModel } from '../model/index.js'
import { key, literal } from './literal.js'
import { isKnownPrimitive } from './operation-type.js'

/** What the run time has to know of an operation, as source text. */
export function definitionText({ document, once, tables, parameters, result }: OperationModel, indent: string): string {
  const sets = Object.fromEntries(tables.map(({ name, entitySetName }) => [name, entitySetName]))
  const members = [
    `name: ${literal(document.name)}`,
    `kind: ${literal(document.kind)}`,
    ...(once ? [`repeat: 'when-refused'`] : []),
    ...(document.binding ? [`${document.binding.collection ? 'set' : 'record'}: ${literal(sets)}`] : []),
    ...(parameters.length > 0 ? [`parameters: ${parametersText(parameters, `${indent}  `)}`] : []),
    ...(result ? [`result: ${literal(resultOf(result))}`] : []),
  ]
  return `{\n${members.map((member) => `${indent}  ${member},\n`).join('')}${indent}}`
}

function parametersText(parameters: readonly ParameterModel[], indent: string): string {
  const lines = parameters.map((one) => `${indent}  ${key(one.name)}: ${literal(toDefinition(one))},\n`)
  return `{\n${lines.join('')}${indent}}`
}

function toDefinition({ type, optional, byKey, members }: ParameterModel): object {
  return {
    ...definitionOf(type),
    ...(members.length > 0 && {
      members: Object.fromEntries(members.map((one) => [one.name, definitionOf(one.type)])),
    }),
    ...(byKey && { byKey }),
    ...(optional && { optional }),
  }
}

function definitionOf(type: OperationType): object {
  return { ...typeDefinition(type), ...(type.collection && { collection: true }) }
}

function typeDefinition(type: OperationType): object {
  switch (type.kind) {
    case 'primitive':
      return { type: isKnownPrimitive(type.name) ? type.name : 'object' }
    case 'enum': {
      const { name, isFlags, members } = type.document
      return { type: 'enum', name, members: members.map((one) => one.name), ...(isFlags && { isFlags }) }
    }
    case 'complex':
      return { type: 'object' }
    case 'record':
      return { type: 'record', ...(type.table && { table: type.table }) }
  }
}

function resultOf({ kind, collection }: OperationType): string {
  if (kind === 'record') return collection ? 'records' : 'record'
  return kind === 'complex' && !collection ? 'object' : 'value'
}
