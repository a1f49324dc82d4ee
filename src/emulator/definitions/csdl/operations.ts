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
      ...(binding === undefined ? [] : [typedElement('Parameter', binding, { name: 'entity', nullable: false })]),
      ...Object.entries(parameters).map(([parameter, type]) =>
        typedElement('Parameter', typeOf(tables, type), { name: parameter, nullable: !type.required }),
      ),
      ...(returns === undefined ? [] : [typedElement('ReturnType', returns.type, { nullable: false })]),
    ],
  )
}

/** Our choice: a parameter for a table that the emulator has not takes any record, as no type stands for that table. */
function typeOf(tables: Tables, { type, table }: ParameterType): string {
  if (type === 'Strings') return 'Collection(Edm.String)'
  if (type !== 'record' && type !== 'new') return `Edm.${type}`
  return table !== undefined && tables.has(table) ? table : 'crmbaseentity'
}

/** The complex types that operations answer with. */
export function resultTypes(messages: readonly Message[]): readonly Element[] {
  return messages.flatMap(({ returns }) =>
    returns?.properties === undefined
      ? []
      : Object.entries({ [returns.type]: returns.properties, ...returns.types }).map(([name, properties]) =>
          complexType(name, properties),
        ),
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
