import type { OperationModel } from '../model/index.js'
import { key, quotedUnion } from './literal.js'
import type { FunctionStatement, Module, Statement } from './module.js'
import { complexTypeStatements } from './operation-complex-type.js'
import { definitionText } from './operation-definition.js'
import { OperationImports } from './operation-imports.js'
import { typeText } from './operation-type.js'
import type { Places } from './places.js'

/** The module of an operation: its function and the types that are its own. */
export function operationModule(operation: OperationModel, places: Places, header: string): Module {
  const { names, parameters, ownResult } = operation
  return {
    path: `operations/${names.file}`,
    header,
    statements: [
      { kind: 'import', names: ['callOperation'], from: places.operation },
      ...imports(operation, places),
      ...(parameters.length > 0 ? [parametersInterface(operation)] : []),
      ...(ownResult ? complexTypeStatements(ownResult) : []),
      functionStatement(operation),
    ],
  }
}

function imports(operation: OperationModel, places: Places): readonly Statement[] {
  const { document, parameters, result, ownResult } = operation
  const gathered = new OperationImports()
  gathered.add(places.operation, 'Operation')
  if (document.binding && !document.binding.collection) gathered.add(places.schema, 'Ref')
  const own = new Set(ownResult?.read === undefined ? [] : [ownResult.read])
  for (const { type } of parameters) gathered.addType(type, 'input', places)
  if (result) gathered.addType(result, 'read', places, own)
  for (const { type } of ownResult?.properties ?? []) gathered.addType(type, 'read', places, own)
  return gathered.statements()
}

function parametersInterface({ document, names, parameters }: OperationModel): Statement {
  const members = parameters.map(({ name, type, optional }) => {
    const text = typeText(type, 'input')
    return `  readonly ${key(name)}${optional ? `?: ${text} | undefined` : `: ${text}`}\n`
  })
  const doc = `/** Parameters of \`${document.name}\`. */`
  return { kind: 'type', text: `${doc}\nexport interface ${names.parameters} {\n${members.join('')}}` }
}

function functionStatement(operation: OperationModel): FunctionStatement {
  const { names, parameters, result } = operation
  const target = targetOf(operation)
  const takes = parameters.length > 0
  const isOptional = parameters.every(({ optional }) => optional)
  const typed = takes ? [`parameters${isOptional ? '?' : ''}: ${names.parameters}`] : []
  const bare = [...(target ? [target.name] : []), ...(takes ? ['parameters'] : [])]
  const others = target ? [takes ? 'parameters' : '{}', target.name] : takes ? ['parameters'] : []
  const definition = definitionText(operation, others.length > 0 ? '    ' : '  ')
  return {
    kind: 'function',
    doc: docOf(operation),
    name: names.function,
    parameters: [...(target ? [`${target.name}: ${target.type}`] : []), ...typed].join(', '),
    bareParameters: bare.join(', '),
    result: `Operation<${result ? typeText(result, 'read') : 'void'}>`,
    returns:
      others.length > 0
        ? `callOperation(\n    ${definition},\n${others.map((one) => `    ${one},\n`).join('')}  )`
        : `callOperation(${definition})`,
  }
}

/** The first argument, where it is bound. Of a set of one table there is nothing to say. */
function targetOf({ document, tables }: OperationModel): { readonly name: string; readonly type: string } | undefined {
  if (!document.binding) return undefined
  const union = quotedUnion(
    tables.map(({ name }) => name),
    'never',
  )
  if (document.binding.collection) return tables.length > 1 ? { name: 'table', type: union } : undefined
  return { name: 'entity', type: tables.length > 1 ? `Ref<${union}>` : `string | Ref<${union}>` }
}

function docOf({ document, tables }: OperationModel): string {
  const { name, kind, binding } = document
  const quoted = tables.map((table) => `\`${table.name}\``)
  const last = quoted.at(-1) ?? ''
  const list = quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} or ${last}` : last
  const where = !binding ? 'unbound' : `bound to ${binding.collection ? 'the set' : 'a record'} of ${list}`
  const source = name.includes('_') ? "the organization's `$metadata`" : 'the Web API reference'
  return `Calls \`${name}\`.\n\nWire: ${kind} \`${name}\`, ${where}.\nSource: ${source}.`
}
