import type { Message, ParameterType } from '../../model.js'
import type { Tables } from '../own-members.js'
import { typedElement } from './typed-element.js'
import { type Element, element } from './xml.js'

/** The functions or the actions that the emulator runs. Source: protocol/metadata.md 11.1. */
export function operations(tables: Tables, messages: readonly Message[], kind: Message['kind']): readonly Element[] {
  const shown = messages.filter((message) => message.kind === kind).map((message) => operation(tables, message))
  return kind === 'function' ? [...shown, retrieveMetadataChanges] : shown
}

function operation(tables: Tables, { name, kind, boundTo, boundToSet, parameters, returns }: Message): Element {
  const binding = boundToSet === true ? `Collection(${boundTo})` : boundTo
  return element(
    kind === 'action' ? 'Action' : 'Function',
    { Name: name, IsBound: binding === undefined ? undefined : 'true' },
    [
      ...(binding === undefined
        ? []
        : [
            typedElement('Parameter', binding, { name: boundToSet === true ? 'entityset' : 'entity', nullable: false }),
          ]),
      ...Object.entries(parameters).map(([parameter, type]) =>
        typedElement('Parameter', typeOf(tables, type), { name: parameter, nullable: !type.required }),
      ),
      ...(returns === undefined ? [] : [typedElement('ReturnType', returns.type, { nullable: false })]),
    ],
  )
}

/** Our choice: a parameter for a table that the emulator has not takes any record, as no type stands for that table. */
function typeOf(tables: Tables, parameter: ParameterType): string {
  switch (parameter.type) {
    case 'Strings':
      return 'Collection(Edm.String)'
    case 'complex':
    case 'enum':
      return parameter.name
    case 'complexes':
      return `Collection(${parameter.name})`
    case 'record':
    case 'new':
      return tableType(tables, parameter.table)
    case 'records':
      return `Collection(${tableType(tables, parameter.table)})`
    default:
      return `Edm.${parameter.type}`
  }
}

function tableType(tables: Tables, table: string | undefined): string {
  return table !== undefined && tables.has(table) ? table : 'crmbaseentity'
}

/** The complex and enum types of parameters and answers, each once. */
export function operationTypes(messages: readonly Message[]): readonly Element[] {
  const complex = new Map<string, Readonly<Record<string, string>>>()
  const enums = new Map<string, Readonly<Record<string, number>>>()
  for (const { parameters, returns } of messages) {
    if (returns?.properties !== undefined) complex.set(returns.type, returns.properties)
    for (const [name, properties] of Object.entries(returns?.types ?? {})) complex.set(name, properties)
    for (const parameter of Object.values(parameters)) {
      if (parameter.type === 'enum') enums.set(parameter.name, parameter.members)
      if (parameter.type !== 'complex' && parameter.type !== 'complexes') continue
      complex.set(parameter.name, parameter.properties)
      for (const [name, members] of Object.entries(parameter.enums ?? {})) enums.set(name, members)
    }
  }
  return [
    ...[...enums].map(([name, members]) => enumType(name, members)),
    ...[...complex].map(([name, properties]) => complexType(name, properties)),
  ]
}

function enumType(name: string, members: Readonly<Record<string, number>>): Element {
  return element(
    'EnumType',
    { Name: name },
    Object.entries(members).map(([member, value]) => element('Member', { Name: member, Value: String(value) }, [])),
  )
}

function complexType(name: string, properties: Readonly<Record<string, string>>): Element {
  return element(
    'ComplexType',
    { Name: name },
    Object.entries(properties).map(([property, type]) => typedElement('Property', type, { name: property })),
  )
}

const optional = element('Annotation', { Term: 'Org.OData.Core.V1.OptionalParameter' })

const retrieveMetadataChanges = element('Function', { Name: 'RetrieveMetadataChanges' }, [
  ...Object.entries({
    Query: 'EntityQueryExpression',
    DeletedMetadataFilters: 'DeletedMetadataFilters',
    ClientVersionStamp: 'Edm.String',
    AppModuleId: 'Edm.Guid',
    RetrieveAllSettings: 'Edm.Boolean',
  }).map(([name, type]) => typedElement('Parameter', type, { name }, [optional])),
  typedElement('ReturnType', 'RetrieveMetadataChangesResponse', { nullable: false }),
])
